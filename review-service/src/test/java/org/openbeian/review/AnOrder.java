package org.openbeian.review;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.AccountId;
import org.openbeian.contracts.Actor;
import org.openbeian.contracts.AppDetails;
import org.openbeian.contracts.Application;
import org.openbeian.contracts.AutomaticFinding;
import org.openbeian.contracts.Certificate;
import org.openbeian.contracts.CertificateType;
import org.openbeian.contracts.DomainEvent;
import org.openbeian.contracts.Ending;
import org.openbeian.contracts.FiledService;
import org.openbeian.contracts.FilingType;
import org.openbeian.contracts.LocalisedText;
import org.openbeian.contracts.MaterialKind;
import org.openbeian.contracts.OnRecord;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.Principal;
import org.openbeian.contracts.Recipient;
import org.openbeian.contracts.ReviewQuestion;
import org.openbeian.contracts.Sealed;
import org.openbeian.contracts.ServiceKind;
import org.openbeian.contracts.Stage;
import org.openbeian.contracts.Subject;
import org.openbeian.contracts.SubjectNature;
import org.openbeian.contracts.SubmittedMaterial;
import org.openbeian.contracts.Topic;
import org.openbeian.contracts.WorkingDays;
import org.openbeian.contracts.order.InvalidReason;
import org.openbeian.contracts.order.OrderAbandoned;
import org.openbeian.contracts.order.OrderExpired;
import org.openbeian.contracts.order.OrderInvalidated;
import org.openbeian.contracts.order.OrderReturned;
import org.openbeian.contracts.order.OrderSentToBureau;
import org.openbeian.contracts.order.OrderSubmitted;
import org.openbeian.contracts.order.OrderWithdrawn;
import org.openbeian.contracts.order.ReturnReason;
import org.openbeian.contracts.order.SupplementProvided;
import org.openbeian.platform.pii.Sealer;
import org.openbeian.testkit.TestDatabase;
import org.openbeian.testkit.TestTopics;

/** Plays order-service for one order of filer-b, with the data of the sample filing. */
public final class AnOrder {

  public static final String MOBILE = "13800571001";
  public static final String ID_NUMBER = "330106198503070016";
  public static final String EMAIL = "qiming.chen@example.com";
  public static final String ADDRESS = "浙江省杭州市西湖区文三路100号3幢501室";
  public static final String PRINCIPAL = "陈启明";

  private final OrderId id = new OrderId(UUID.randomUUID());
  private String account = "acct-b";
  private String province = "330000";
  private String locale = "zh-CN";
  private boolean ledByTwo;
  private SubjectNature nature = SubjectNature.ENTERPRISE;
  private List<ServiceKind> services = List.of(ServiceKind.WEBSITE);
  private FilingType type = FilingType.FIRST_FILING;
  private @Nullable OnRecord record;
  private boolean numbered = true;
  private @Nullable Ending ending;
  private String certificateNumber = "91330106MA2H7Q4K4M";
  private String serviceName = "启明示例科技官网";
  private String mobile = MOBILE;
  private List<SubmittedMaterial> materials =
      List.of(
          material(MaterialKind.SUBJECT_CERTIFICATE, "subject"),
          material(MaterialKind.PRINCIPAL_ID_FRONT, "services[0].principal"));
  private final List<AutomaticFinding> findings =
      List.of(
          new AutomaticFinding(
              "services[0].domains[0]",
              "R-DOM-1",
              "DOMAIN_NOT_CHECKED",
              new LocalisedText("域名实名认证情况暂时无法核对", "The domain could not be checked just now")));
  private int round;

  private AnOrder() {}

  public static AnOrder anOrder() {
    return new AnOrder();
  }

  public AnOrder of(String account) {
    this.account = account;
    return this;
  }

  public AnOrder in(String province) {
    this.province = province;
    return this;
  }

  /** Whose services are led by somebody else than the subject. */
  public AnOrder ledByTwo() {
    this.ledByTwo = true;
    return this;
  }

  /** Of a filer who is told everything in this language. */
  public AnOrder toldIn(String language) {
    this.locale = language;
    return this;
  }

  public AnOrder ofAPerson() {
    this.nature = SubjectNature.PERSONAL;
    return this;
  }

  /** About what is on record: its services have the numbers from -1 on. */
  public AnOrder about(FilingType ofType, OnRecord onRecord, @Nullable Ending because) {
    this.type = ofType;
    this.record = onRecord;
    this.ending = because;
    return this;
  }

  /** To a subject on record: its services have no numbers yet. */
  public AnOrder adding(OnRecord onRecord) {
    this.type = FilingType.ADD_SERVICE;
    this.record = onRecord;
    this.numbered = false;
    return this;
  }

  public AnOrder withServices(ServiceKind... kinds) {
    this.services = List.of(kinds);
    return this;
  }

  /** Of a subject with this certificate. */
  public AnOrder certified(String number) {
    this.certificateNumber = number;
    return this;
  }

  /** Calls its services so from now on. */
  public AnOrder naming(String name) {
    this.serviceName = name;
    return this;
  }

  /** Its principals have this number from now on. */
  public AnOrder calling(String number) {
    this.mobile = number;
    return this;
  }

  /** Proven by another picture of the services' principal from now on. */
  public AnOrder withAnotherPicture() {
    SubmittedMaterial old = materials.get(1);
    this.materials =
        List.of(
            materials.get(0),
            new SubmittedMaterial(
                UUID.randomUUID(), old.kind(), old.of(), "image/jpeg", 1, "ab".repeat(32)));
    return this;
  }

  /** Submits the next round and waits for its task. */
  public AnOrder submitted() {
    TestTopics.publish(submission(round + 1));
    round++;
    task("PRELIMINARY", round);
    return this;
  }

  /** Sends the present round to the bureau and waits for its case. */
  public AnOrder sentToBureau() {
    TestTopics.publish(sentToBureauEvent(round));
    task("BUREAU", round);
    return this;
  }

  public OrderId id() {
    return id;
  }

  public String preliminaryTask() {
    return task("PRELIMINARY", round);
  }

  public String bureauTask() {
    return task("BUREAU", round);
  }

  /** The id of a task, once it is there. */
  public String task(String stage, int ofRound) {
    return await()
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(20))
        .until(
            () ->
                TestDatabase.value(
                    "select id from review_task where order_id = ? and round = ? and stage = ?",
                    id.value(),
                    ofRound,
                    stage),
            found -> found != null);
  }

  public OrderSubmitted submission(int ofRound) {
    return new OrderSubmitted(
        id,
        ofRound,
        recipient(),
        type,
        province,
        List.of(Stage.PRELIMINARY_REVIEW, Stage.SMS_VERIFICATION, Stage.BUREAU_REVIEW),
        application(),
        "2026-11+1f0c3a9b",
        List.of(
            new ReviewQuestion(
                "services[0].name", "R-NAME-1", ReviewQuestion.Code.NAME_RELATED_TO_SUBJECT)),
        findings,
        materials,
        filer());
  }

  public OrderSentToBureau sentToBureauEvent(int ofRound) {
    return new OrderSentToBureau(id, ofRound, recipient(), type, province, new WorkingDays(1, 20));
  }

  public OrderWithdrawn withdrawal(int ofRound) {
    return new OrderWithdrawn(id, ofRound, recipient(), filer());
  }

  public OrderAbandoned abandonment(int ofRound) {
    return new OrderAbandoned(id, ofRound, recipient(), filer());
  }

  public OrderExpired expiry(int ofRound) {
    return new OrderExpired(id, ofRound, recipient(), 45);
  }

  public OrderInvalidated invalidation(int ofRound) {
    return new OrderInvalidated(id, ofRound, recipient(), InvalidReason.SUBJECT_FILED);
  }

  public OrderReturned returned(int ofRound) {
    return new OrderReturned(id, ofRound, recipient(), ReturnReason.SMS_TIMED_OUT, List.of());
  }

  /** The filer's answer to an asking of a supplement, without pictures. */
  public SupplementProvided supplementProvided(int ofRound, String supplement, int asking) {
    return supplementProvided(ofRound, supplement, asking, List.of());
  }

  /** The same with pictures. */
  public SupplementProvided supplementProvided(
      int ofRound, String supplement, int asking, List<SubmittedMaterial> pictures) {
    return new SupplementProvided(
        id,
        ofRound,
        filer(),
        UUID.fromString(supplement),
        asking,
        seal("顺丰速运"),
        seal("SF1234567890123"),
        null,
        pictures);
  }

  public int round() {
    return round;
  }

  /** What it is proven by. */
  public List<SubmittedMaterial> materials() {
    return materials;
  }

  /** A picture for a supplement. */
  public static SubmittedMaterial picture(String supplement) {
    return material(MaterialKind.SUPPLEMENT, "supplements[" + supplement + "]");
  }

  private static SubmittedMaterial material(MaterialKind kind, String of) {
    return new SubmittedMaterial(
        UUID.randomUUID(), kind, of, "image/jpeg", 482_113, "9f2feb0f".repeat(8));
  }

  /** What this service has published about the order. */
  public List<DomainEvent> published() {
    return TestTopics.events(Topic.REVIEWS, id);
  }

  private Application application() {
    List<FiledService> filed = new ArrayList<>();
    for (ServiceKind kind : services) {
      filed.add(
          new FiledService(
              filed.size() + 1,
              record == null || !numbered
                  ? null
                  : record.subjectNumber() + "-" + (filed.size() + 1),
              kind,
              serviceName,
              List.of("qiming-shili.cn"),
              "ORGANIZATION_PORTAL",
              List.of("zh-CN"),
              List.of(),
              "公司介绍与产品展示",
              new FiledService.Server(
                  "32a43232-a888-48e8-b9ec-00888be8a001", List.of("203.0.113.10")),
              principal(ledByTwo ? "13700571003" : mobile),
              kind == ServiceKind.APP ? app() : null));
    }
    return new Application(
        province,
        new Subject(
            nature,
            nature == SubjectNature.PERSONAL ? PRINCIPAL : "杭州启明示例科技有限公司",
            new Certificate(
                CertificateType.BUSINESS_LICENCE,
                seal(certificateNumber),
                seal("浙江省杭州市西湖区文三路100号"),
                null,
                null),
            seal(ADDRESS),
            null,
            principal(mobile),
            seal(PRINCIPAL)),
        filed,
        List.of("INFORMATION_SECURITY", "FILING_ASSISTANCE"),
        record,
        ending);
  }

  private static AppDetails app() {
    return new AppDetails(
        "https://qiming-shili.cn/app",
        List.of(
            new AppDetails.Platform(
                "ANDROID",
                "cn.qiming.shili",
                "c0ffee".repeat(43),
                "559ff7fa4a0e11229ee559c99a3a088e",
                List.of("qiming-shili.cn"))),
        List.of(new AppDetails.Sdk("示例推送", "示例推送科技有限公司", "推送")));
  }

  private Principal principal(String mobile) {
    return new Principal(
        seal(PRINCIPAL),
        true,
        new Certificate(
            CertificateType.RESIDENT_ID_CARD,
            seal(ID_NUMBER),
            null,
            LocalDate.parse("2015-03-07"),
            LocalDate.parse("2035-03-07")),
        seal(mobile),
        seal("13900571002"),
        seal(EMAIL),
        seal("086-0571-88158388"));
  }

  public Recipient recipient() {
    return new Recipient(new AccountId(account), seal(EMAIL), seal(MOBILE), locale);
  }

  private static Actor filer() {
    return new Actor(Actor.Kind.FILER, "filer-b");
  }

  private static Sealed seal(String text) {
    return SealerOfTheService.SEALER.seal(text);
  }

  private static final class SealerOfTheService {
    private static final Sealer SEALER =
        new Sealer(
            ConfigProvider.getConfig().getValue("beian.sealing.keys", String.class),
            ConfigProvider.getConfig().getValue("beian.sealing.index-key", String.class));
  }
}
