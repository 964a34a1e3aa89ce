package org.openbeian.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A body with one defect: a property missing or a property too many, at any depth.
 *
 * @param name what was done, for people
 */
record Damage(String name, JsonNode result) {

  static List<Damage> allOf(JsonNode sound) {
    List<Damage> all = new ArrayList<>();
    for (String pointer : objectsIn(sound, "")) {
      JsonNode extended = sound.deepCopy();
      ((ObjectNode) extended.at(pointer)).put("unheardOf", 1);
      all.add(new Damage("unknown property in '" + pointer + "'", extended));
      sound
          .at(pointer)
          .fieldNames()
          .forEachRemaining(
              property -> {
                JsonNode reduced = sound.deepCopy();
                ((ObjectNode) reduced.at(pointer)).remove(property);
                all.add(new Damage("no '" + pointer + "/" + property + "'", reduced));
              });
    }
    return all;
  }

  private static List<String> objectsIn(JsonNode node, String pointer) {
    List<String> pointers = new ArrayList<>();
    if (node.isObject()) {
      pointers.add(pointer);
      node.fields()
          .forEachRemaining(
              property ->
                  pointers.addAll(
                      objectsIn(property.getValue(), pointer + "/" + property.getKey())));
    }
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      pointers.addAll(objectsIn(node.get(i), pointer + "/" + i));
    }
    return pointers;
  }
}
