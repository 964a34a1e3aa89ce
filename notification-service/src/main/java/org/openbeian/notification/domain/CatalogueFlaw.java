package org.openbeian.notification.domain;

/** What is wrong between the entries of a catalogue that are fine by themselves. */
public final class CatalogueFlaw extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final String about;

  CatalogueFlaw(String about, String why) {
    super(why);
    this.about = about;
  }

  /** The notice's name; the event's, where it has none. */
  public String about() {
    return about;
  }
}
