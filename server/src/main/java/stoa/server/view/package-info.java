/** How the views are looked after, as the settings have it. */
package stoa.server.view;
