package stoa.api.wrong.command;

import org.springframework.stereotype.Component;

/** No record, and a bean at that. */
@Component
public class CommandAsAClass {}
