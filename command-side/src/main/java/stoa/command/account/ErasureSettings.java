package stoa.command.account;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What an operator may set of erasures: whether others may take what an erased person held. */
@Component
record ErasureSettings(boolean releasesNames, boolean releasesEmails) {

    /**
     * Settings of all nodes.
     *
     * @param releasesNames false unless set: whoever came next under the name would be taken for the one who left
     * @param releasesEmails true unless set: it is the person's own, who may want to come back
     */
    ErasureSettings(
            @Value("${stoa.erasure.release-names:false}") boolean releasesNames,
            @Value("${stoa.erasure.release-emails:true}") boolean releasesEmails) {
        this.releasesNames = releasesNames;
        this.releasesEmails = releasesEmails;
    }
}
