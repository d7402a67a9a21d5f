package stoa.api.kernel.serialization;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.DataSubject;
import stoa.api.kernel.PersonalData;
import stoa.api.kernel.PersonalDataCipher;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Encrypts and decrypts, in an event's JSON, the fields that belong to a person. */
final class PersonalFields {

    private static final Fields NONE = new Fields("", List.of());

    private final Map<Class<?>, Fields> known = new ConcurrentHashMap<>();
    private final PersonalDataCipher cipher;

    PersonalFields(PersonalDataCipher cipher) {
        this.cipher = cipher;
    }

    boolean isPersonal(Class<?> type) {
        return !fieldsOf(type).personal().isEmpty();
    }

    void encrypt(Class<?> type, ObjectNode event) {
        Fields fields = fieldsOf(type);
        AccountId subject = subjectOf(fields, event);
        for (String field : fields.personal()) {
            JsonNode value = event.get(field);
            if (value != null && value.isString() && !value.stringValue().isEmpty()) {
                event.put(field, cipher.encrypt(subject, value.stringValue()));
            }
        }
    }

    void decrypt(Class<?> type, ObjectNode event) {
        Fields fields = fieldsOf(type);
        AccountId subject = subjectOf(fields, event);
        for (String field : fields.personal()) {
            JsonNode value = event.get(field);
            if (value != null && value.isString() && !value.stringValue().isEmpty()) {
                event.put(field, cipher.decrypt(subject, value.stringValue()).orElse(""));
            }
        }
    }

    private static AccountId subjectOf(Fields fields, ObjectNode event) {
        return new AccountId(event.get(fields.subject()).longValue());
    }

    private Fields fieldsOf(Class<?> type) {
        return type.isRecord() ? known.computeIfAbsent(type, PersonalFields::inspect) : NONE;
    }

    private static Fields inspect(Class<?> type) {
        List<String> personal = new ArrayList<>();
        String subject = null;
        for (RecordComponent component : type.getRecordComponents()) {
            if (component.isAnnotationPresent(PersonalData.class)) {
                personal.add(component.getName());
            }
            if (component.isAnnotationPresent(DataSubject.class)) {
                subject = component.getName();
            }
        }
        if (!personal.isEmpty() && subject == null) {
            throw new IllegalStateException(type.getName() + " holds personal data of nobody: name its @DataSubject");
        }
        return personal.isEmpty() ? NONE : new Fields(subject, List.copyOf(personal));
    }

    private record Fields(String subject, List<String> personal) {}
}
