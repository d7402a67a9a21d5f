package stoa.bench.http;

/**
 * Something to ask of the server.
 *
 * @param name for the report
 * @param requests what is sent
 * @param constant the same request, answered with a constant of the same size
 */
record Route(String name, Requests requests, Requests constant) {}
