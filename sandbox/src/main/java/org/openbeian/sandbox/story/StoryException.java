package org.openbeian.sandbox.story;

/** Something went otherwise than the story has it; the message says what. */
public class StoryException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public StoryException(String message) {
    super(message);
  }

  public StoryException(String message, Throwable cause) {
    super(message, cause);
  }
}
