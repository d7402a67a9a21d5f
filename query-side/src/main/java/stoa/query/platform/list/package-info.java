/**
 * Long lists that cost the same at ten entries and at ten million. A list is one header, which holds its newest entries
 * and names its buckets with their counts, and buckets, which hold the rest and are never changed: a change writes new
 * buckets and then the header, so a list is always whole, and readers may keep buckets for ever.
 */
package stoa.query.platform.list;
