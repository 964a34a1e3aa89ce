package org.openbeian.order.outbound.pictures;

/** A file that is not taken as a picture. */
public class PictureRefusedException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String code;
  private final String[] arguments;

  PictureRefusedException(String code, String... arguments) {
    super(code, null, false, false);
    this.code = code;
    this.arguments = arguments.clone();
  }

  /** Key of the message and of {@code code.remedy}. */
  public String code() {
    return code;
  }

  public String[] arguments() {
    return arguments.clone();
  }
}
