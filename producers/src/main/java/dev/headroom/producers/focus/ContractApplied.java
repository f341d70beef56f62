package dev.headroom.producers.focus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.headroom.events.ContractAppliedElement;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the FOCUS column {@code ContractApplied}: an object with an {@code Elements} array (FOCUS 1.3 and later); a draft called
 * the array {@code ContractApplied} and the id {@code ContractCommitmentID}, and some bills write the bare array. Amounts may be
 * numbers or text and are kept exactly. No elements is as good as no value.
 */
final class ContractApplied {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private ContractApplied() {}

    /**
     * The elements of the text, in its order.
     *
     * @throws Unreadable when it is no such object; its message says why
     */
    static List<ContractAppliedElement> read(String text) throws Unreadable {
        JsonNode root;
        try {
            root = JSON.readTree(text);
        } catch (JsonProcessingException | NumberFormatException broken) {
            throw new Unreadable("is not valid JSON");
        }
        JsonNode array = elements(root);
        List<ContractAppliedElement> elements = new ArrayList<>(array.size());
        for (int i = 0; i < array.size(); i++) {
            elements.add(element(array.get(i), "element " + (i + 1)));
        }
        return elements;
    }

    private static JsonNode elements(JsonNode root) throws Unreadable {
        JsonNode array = root;
        if (root.isObject()) {
            array = root.has("Elements") ? root.get("Elements") : root.path("ContractApplied");
        }
        if (array.isNull() || (array.isMissingNode() && root.isEmpty())) {
            return JSON.createArrayNode();
        }
        if (!array.isArray()) {
            throw new Unreadable("has no array named Elements");
        }
        return array;
    }

    private static ContractAppliedElement element(JsonNode node, String where) throws Unreadable {
        if (!node.isObject()) {
            throw new Unreadable(where + " is no object");
        }
        String id = text(node, "ContractCommitmentId");
        if (id == null) {
            id = text(node, "ContractCommitmentID");
        }
        if (id == null) {
            throw new Unreadable(where + " has no ContractCommitmentId");
        }
        if (id.indexOf('|') >= 0) {
            throw new Unreadable(
                    where + " has a ContractCommitmentId with '|' in it, which cannot be told from two ids");
        }
        ByteBuffer cost = amount(node, "ContractCommitmentAppliedCost", where);
        ByteBuffer quantity = amount(node, "ContractCommitmentAppliedQuantity", where);
        String unit = text(node, "ContractCommitmentAppliedUnit");
        if ((cost == null) == (quantity == null)) {
            throw new Unreadable(where + " must have either an applied cost or an applied quantity");
        }
        if (quantity != null && unit == null) {
            throw new Unreadable(where + " has an applied quantity without a unit");
        }
        return new ContractAppliedElement(id, text(node, "ContractId"), cost, quantity, quantity == null ? null : unit);
    }

    private static @Nullable String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        String text = value.asText().strip();
        return text.isEmpty() || text.equals("NULL") ? null : text;
    }

    private static @Nullable ByteBuffer amount(JsonNode node, String field, String where) throws Unreadable {
        String text = text(node, field);
        if (text == null) {
            return null;
        }
        Amount amount = new Amount();
        char[] chars = text.toCharArray();
        String fault = amount.read(chars, 0, chars.length);
        if (fault != null) {
            throw new Unreadable(where + ": " + field + " " + fault);
        }
        return amount.toBytes();
    }

    /** The text is no ContractApplied object; the message says why. Carries no stack trace: it is an answer, not an accident. */
    static final class Unreadable extends Exception {

        private static final long serialVersionUID = 1L;

        Unreadable(String message) {
            super(message, null, false, false);
        }
    }
}
