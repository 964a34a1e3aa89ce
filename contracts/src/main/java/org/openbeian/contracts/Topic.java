package org.openbeian.contracts;

/** One topic per producing service; the key of every record is the order id. */
public enum Topic {
  ORDERS("beian.orders", "order-service"),
  REVIEWS("beian.reviews", "review-service"),
  SMS_VERIFICATIONS("beian.sms-verifications", "sms-verify-service"),
  AUDITS("beian.audits", "audit-service"),
  NOTIFICATIONS("beian.notifications", "notification-service");

  private final String topicName;
  private final String producer;

  Topic(String topicName, String producer) {
    this.topicName = topicName;
    this.producer = producer;
  }

  /** The Kafka topic's name. */
  public String topicName() {
    return topicName;
  }

  /** The only service that writes to it. */
  public String producer() {
    return producer;
  }

  /** Where a consumer group of it leaves what it could not read. */
  public String deadLetterTopic(String consumerGroup) {
    return topicName + "." + consumerGroup + ".dead-letters";
  }
}
