/**
 * WebSockets for every face: the handshake, who has which open, what is sent to them and what they send. A face says
 * how its messages look ({@link stoa.gateway.platform.socket.FrameReader}) and which events it shows live to whom
 * ({@link stoa.gateway.platform.socket.Push}).
 */
package stoa.gateway.platform.socket;
