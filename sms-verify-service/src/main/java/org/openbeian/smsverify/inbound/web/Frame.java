package org.openbeian.smsverify.inbound.web;

/**
 * What is around every page: language, navigation, files.
 *
 * @param place which of the two pages it is
 */
public record Frame(Place place, Texts text, Assets assets) {

  /** The two pages. */
  public enum Place {
    VERIFY("/verify", "PAGE_VERIFY"),
    RESEND("/verify/resend", "PAGE_RESEND");

    private final String path;
    private final String key;

    Place(String path, String key) {
      this.path = path;
      this.key = key;
    }

    /** The beginning of the keys of its own texts. */
    public String key() {
      return key;
    }

    public String path() {
      return path;
    }
  }

  public boolean verifying() {
    return place == Place.VERIFY;
  }

  public boolean resending() {
    return place == Place.RESEND;
  }

  /** Where this page's form is sent, in this language. */
  public String here() {
    return in(place, text.language());
  }

  /** This page in the other language; an answer to what was entered is not asked for again. */
  public String elsewise() {
    return in(place, text.otherLanguage());
  }

  public String verify() {
    return in(Place.VERIFY, text.language());
  }

  public String resend() {
    return in(Place.RESEND, text.language());
  }

  private static String in(Place place, String language) {
    return place.path() + "?lang=" + language;
  }
}
