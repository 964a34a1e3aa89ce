package org.openbeian.notification.outbound.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openbeian.notification.Filer.aFiler;

import io.quarkus.qute.Engine;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openbeian.contracts.Reason;
import org.openbeian.contracts.order.ReturnReason;
import org.openbeian.notification.Filer;
import org.openbeian.notification.MailServer;
import org.openbeian.notification.application.OutgoingNotice;
import org.openbeian.notification.domain.Language;
import org.openbeian.platform.pii.Sealer;
import org.openbeian.testkit.BeianTestResource;
import org.openbeian.testkit.TestTopics;

@QuarkusTest
@QuarkusTestResource(BeianTestResource.class)
@QuarkusTestResource(MailServer.class)
class MailTest {

  private static final String CONSOLE = "https://console.openbeian.example/beian";

  @Inject Sealer sealer;
  @Inject EmailChannel channel;
  @Inject Engine engine;

  private final String address = "m" + UUID.randomUUID() + "@example.com";

  @Test
  @DisplayName("R-NOT-1: a mail is multipart, its text and its page say the same")
  void a_mail_is_multipart_and_its_text_and_its_page_say_the_same() throws Exception {
    // given
    Filer filer = aFiler();
    Reason first = new Reason("services[0].name", "NAME_UNRELATED", "R-NAME-1", "名称与业务无关", "请修改名称");
    Reason second = new Reason(null, "OTHER", null, "联系电话无人接听", null);

    // when
    TestTopics.publish(filer.returned(sealer, ReturnReason.CHANGES_REQUESTED, first, second));
    filer.awaitMails(1);

    // then
    MimeMessage mail = filer.mails().get(0);
    assertThat(mail.getContentType()).startsWith("multipart/alternative");
    assertThat(mail.getHeader("Content-Language")).containsExactly("zh-CN");
    String text = part(mail, 0);
    String page = part(mail, 1);
    for (String words :
        new String[] {
          "您好！",
          "您的备案订单 " + filer.order(),
          "名称与业务无关",
          "services[0].name",
          "处理方法：请修改名称",
          "联系电话无人接听",
          "请完善后重新提交",
          CONSOLE,
          "进入备案控制台",
          "请勿直接回复"
        }) {
      assertThat(text).contains(words);
      assertThat(page).contains(words);
    }
    assertThat(page)
        .contains("<html lang=\"zh-CN\"", "<title>请完善备案资料</title>", "max-width:600px")
        .contains("name=\"color-scheme\" content=\"light dark\"", "prefers-color-scheme: dark")
        .contains("href=\"" + CONSOLE + "\"")
        .doesNotContain("<script", "<img", "http-equiv", "{mail", "{line", "{#");
  }

  @Test
  void words_of_others_are_text_and_nothing_else() throws Exception {
    // given
    String hostile =
        "1. <img src=x onerror=alert(1)> </td></table><a href=\"https://evil.example\">here</a>\n"
            + "   {mail.console} {{7*7}} \u202Etxt.exe\u0007\n"
            + "Note: <b>\"bold\"</b> & 'so'\r\nSecond\rThird";

    // when
    send("Your <i>order</i>", hostile, Language.ENGLISH, address);

    // then
    MimeMessage mail = MailServer.mailsTo(address).get(0);
    String page = part(mail, 1);
    assertThat(mail.getSubject()).isEqualTo("Your <i>order</i>");
    assertThat(page)
        .doesNotContain("<img", "<i>", "<b>", "href=\"https://evil", "\u202E", "\u0007")
        .contains("Your &lt;i&gt;order&lt;/i&gt;", "&lt;img src=x onerror=alert(1)&gt;")
        .contains("{mail.console} {{7*7}}", "&lt;b&gt;", "&amp;", "Second", "Third");
    assertThat(part(mail, 0)).contains("<b>\"bold\"</b> & 'so'").doesNotContain("\u202E", "\u0007");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Hello\r\nBcc: victim@example.com",
        "Hello\nBcc: victim@example.com\n\n<h1>mine</h1>",
        "Hello\rBcc: victim@example.com",
        "你好\r\nBcc: victim@example.com",
        "Hello\u2028Bcc: victim@example.com",
        "Hello\u0000\u0085Bcc: victim@example.com"
      })
  void a_title_is_one_header_and_can_not_begin_another(String title) throws Exception {
    // when
    send(title, "body", Language.CHINESE, address);

    // then
    MimeMessage mail = MailServer.mailsTo(address).get(0);
    assertThat(mail.getHeader("Bcc")).isNull();
    assertThat(mail.getHeader("Subject")).hasSize(1);
    assertThat(mail.getSubject()).matches("(Hello|你好) Bcc: victim@example.com.*");
    assertThat(mail.getAllRecipients()).hasSize(1);
    assertThat(part(mail, 0)).startsWith("您好！");
    assertThat(MailServer.mailsTo("victim@example.com")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void without_a_console_there_is_no_link(Language language) {
    // given
    MailPage page = MailPage.of("title", "body", null);

    // then
    assertThat(engine.getTemplate("email/page/" + language.tag()).data("mail", page).render())
        .contains("body")
        .doesNotContain("<a ", "href=\"http");
    assertThat(
            engine
                .getTemplate("email/text/" + language.tag())
                .data("body", "body", "console", null)
                .render())
        .contains("body")
        .doesNotContain("http");
  }

  @Test
  void shows_facts_reasons_and_what_to_do_as_such() {
    // when
    MailPage page =
        MailPage.of(
            "备案已通过",
            "恭喜，您的备案订单已通过审核。\n主体备案号：浙ICP备1号\n服务备案号：浙ICP备1号-1\n\n1. 原因：有二\n   处理方法：改\n2. 又一\n"
                + "请链接至 https://beian.miit.gov.cn，时间 12:30。\n",
            null);

    // then
    assertThat(page.preheader()).isEqualTo("恭喜，您的备案订单已通过审核。");
    assertThat(page.blocks())
        .extracting(MailPage.Block::kind)
        .containsExactly(
            MailPage.Kind.PARAGRAPH,
            MailPage.Kind.FACT,
            MailPage.Kind.ITEM,
            MailPage.Kind.PARAGRAPH);
    assertThat(page.blocks().get(1).lines())
        .extracting(MailPage.Line::label)
        .containsExactly("主体备案号", "服务备案号");
    assertThat(page.blocks().get(2).lines())
        .extracting(MailPage.Line::text)
        .containsExactly("原因：有二", "处理方法：改", "又一");
  }

  private void send(String title, String body, Language language, String to) throws Exception {
    OutgoingNotice notice =
        new OutgoingNotice(
            UUID.randomUUID(),
            sealer.seal(to),
            language,
            title,
            sealer.seal(body),
            "short",
            Instant.parse("2026-11-24T02:00:00Z"));
    try {
      VertxContextSupport.subscribeAndAwait(() -> channel.send(notice));
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  private static String part(MimeMessage mail, int index) throws Exception {
    return ((Multipart) mail.getContent()).getBodyPart(index).getContent().toString();
  }
}
