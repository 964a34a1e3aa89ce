package org.openbeian.smsverify.application;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.openbeian.platform.pii.Sealer;
import org.openbeian.smsverify.domain.SmsDispatch;
import org.openbeian.smsverify.domain.VerificationPhone;

/** Makes codes and the messages that carry them (R-SMS-2). */
@ApplicationScoped
class Codes {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int CODES = 1_000_000;
  private static final DateTimeFormatter UNTIL =
      DateTimeFormatter.ofPattern("M月d日HH:mm").withZone(ZoneId.of("Asia/Shanghai"));

  private final Sealer sealer;
  private final Duration validity;
  private final String page;

  Codes(
      Sealer sealer,
      @ConfigProperty(name = "beian.sms.validity") Duration validity,
      @ConfigProperty(name = "beian.sms.page-url") Optional<String> pageUrl) {
    this.sealer = sealer;
    this.validity = validity;
    // blanks around it, or phones take what follows for a part of the link
    this.page = pageUrl.map(url -> " " + url + " ").orElse("");
  }

  /** Six digits, each code as likely as any other. */
  String next() {
    return String.format("%06d", RANDOM.nextInt(CODES));
  }

  /**
   * The message with a phone's present code.
   *
   * @param expiresAt null before the first code was sent: the time begins with this one
   */
  SmsDispatch message(
      VerificationPhone phone, String code, @Nullable Instant expiresAt, Instant now) {
    String until =
        expiresAt == null ? "收到短信后" + validity.toHours() + "小时内" : UNTIL.format(expiresAt) + "前";
    String text =
        "【ICP备案短信核验】验证码："
            + code
            + "。请在"
            + until
            + "登录短信核验页面"
            + page
            + "，填写手机号码、验证码和证件号码后6位完成核验，逾期未核验备案订单将被退回。请勿将验证码告知他人。";
    SmsDispatch message = new SmsDispatch(UUID.randomUUID(), phone, sealer.seal(text), now);
    phone.sends(message.id());
    return message;
  }
}
