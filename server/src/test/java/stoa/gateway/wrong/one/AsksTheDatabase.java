package stoa.gateway.wrong.one;

import javax.sql.DataSource;

/** Public, so that others can do wrong with it. */
public record AsksTheDatabase(DataSource source) {}
