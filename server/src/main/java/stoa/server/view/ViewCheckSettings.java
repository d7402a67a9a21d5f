package stoa.server.view;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often the views are checked in the background, and how much of them.
 *
 * @param every how long after one check the next begins; zero for never
 * @param parts at most so many documents or entries of each view
 * @param share of one processor that a check may take
 */
@ConfigurationProperties("stoa.views.check")
record ViewCheckSettings(
        @DefaultValue("10m") Duration every,
        @DefaultValue("100") int parts,
        @DefaultValue("0.1") double share) {}
