/** How events become bytes: logical names, readable JSON, personal data as ciphertext. */
package stoa.api.kernel.serialization;
