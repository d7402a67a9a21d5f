package stoa.api.group.event;

import stoa.api.kernel.GroupId;
import stoa.api.kernel.StreamNamed;

/** What happens to a group as a whole, in its stream {@code group:<id>}. */
@StreamNamed("group:<id>")
public sealed interface GroupEvent permits GroupCreated, GroupEdited, GroupTransferred, GroupDissolved {
    GroupId group();
}
