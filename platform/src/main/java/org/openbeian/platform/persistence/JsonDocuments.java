package org.openbeian.platform.persistence;

import com.fasterxml.jackson.databind.DeserializationFeature;
import io.quarkus.hibernate.orm.JsonFormat;
import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import org.hibernate.type.descriptor.WrapperOptions;
import org.hibernate.type.descriptor.java.JavaType;
import org.hibernate.type.format.FormatMapper;
import org.hibernate.type.format.jackson.JacksonJsonFormatMapper;
import org.openbeian.contracts.EventCodec;

/**
 * JSON columns hold documents in the form of events: ISO times, sealed values as tokens. A row of
 * an earlier release may lack a field that a document has got since.
 */
@JsonFormat
@PersistenceUnitExtension
class JsonDocuments implements FormatMapper {

  private final FormatMapper jackson =
      new JacksonJsonFormatMapper(
          EventCodec.mapper()
              .copy()
              .disable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES));

  @Override
  public <T> T fromString(CharSequence text, JavaType<T> type, WrapperOptions options) {
    return jackson.fromString(text, type, options);
  }

  @Override
  public <T> String toString(T value, JavaType<T> type, WrapperOptions options) {
    return jackson.toString(value, type, options);
  }
}
