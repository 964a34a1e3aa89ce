package org.openbeian.order.inbound.rest;

/** Examples of the API description; all data is made up. */
final class Examples {

  static final String NEW_ORDER =
      """
      {"province":"330000",
       "check":{"nature":"ENTERPRISE","certificateType":"BUSINESS_LICENCE",
                "certificateNumber":"91330106MA2H7Q4K4M",
                "serviceKind":"WEBSITE","domain":"qiming-shili.cn"}}
      """;

  static final String SUBJECT =
      """
      {
        "nature": "ENTERPRISE",
        "name": "杭州启明示例科技有限公司",
        "certificate": {
          "type": "BUSINESS_LICENCE",
          "number": "91330106MA2H7Q4K4M",
          "address": "浙江省杭州市西湖区文三路100号"
        },
        "communicationAddress": "浙江省杭州市西湖区文三路100号3幢501室",
        "principal": {
          "name": "陈启明",
          "legalRepresentative": true,
          "certificate": {
            "type": "RESIDENT_ID_CARD",
            "number": "330106198503070016",
            "validFrom": "2015-03-07",
            "validUntil": "2035-03-07"
          },
          "mobile": "13800571001",
          "emergencyPhone": "13900571002",
          "email": "qiming.chen@example.com",
          "landline": "086-0571-88158388"
        },
        "investor": "陈启明"
      }
      """;

  static final String SERVICE =
      """
      {
        "kind": "WEBSITE",
        "name": "启明示例科技官网",
        "domains": ["qiming-shili.cn"],
        "contentCategory": "ORGANIZATION_PORTAL",
        "languages": ["zh-CN"],
        "preApprovals": [],
        "remark": "公司介绍与产品展示",
        "server": {
          "serviceCode": "32a43232-a888-48e8-b9ec-00888be8a001",
          "ips": ["203.0.113.10"]
        },
        "principal": {
          "name": "周小雨",
          "certificate": {
            "type": "RESIDENT_ID_CARD",
            "number": "33010619901119018X",
            "validFrom": "2018-06-01",
            "validUntil": "2038-06-01"
          },
          "mobile": "13700571003",
          "emergencyPhone": "13600571004",
          "email": "xiaoyu.zhou@example.com"
        }
      }
      """;

  static final String APP =
      """
      {
        "kind": "APP",
        "name": "启明随身",
        "domains": ["api.qiming-shili.cn"],
        "contentCategory": "APP",
        "languages": ["zh-CN"],
        "preApprovals": [],
        "remark": "查询订单与售后服务",
        "server": {
          "serviceCode": "32a43232-a888-48e8-b9ec-00888be8a001",
          "ips": ["203.0.113.10-203.0.113.12"]
        },
        "principal": {
          "name": "周小雨",
          "certificate": {
            "type": "RESIDENT_ID_CARD",
            "number": "33010619901119018X",
            "validFrom": "2018-06-01",
            "validUntil": "2038-06-01"
          },
          "mobile": "13700571003",
          "emergencyPhone": "13600571004",
          "email": "xiaoyu.zhou@example.com"
        },
        "homePage": "https://qiming-shili.cn/app",
        "platforms": [
          {
            "platform": "ANDROID",
            "packageName": "cn.qiming.shili",
            "publicKey": "04c0ffee01c0ffee02c0ffee03c0ffee04c0ffee05c0ffee06c0ffee07c0ffee08c0ffee09c0ffee0ac0ffee0bc0ffee0cc0ffee0dc0ffee0ec0ffee0fc0ffee10",
            "certificateDigest": "55:9F:F7:FA:4A:0E:11:22:9E:E5:59:C9:9A:3A:08:8E"
          }
        ],
        "usesSdks": true,
        "sdks": [{"name": "示例推送", "provider": "示例推送科技有限公司", "type": "推送"}]
      }
      """;

  static final String SUBMISSION =
      """
      {"acceptedCommitments":["INFORMATION_SECURITY","FILING_ASSISTANCE"]}
      """;

  static final String ENDING =
      """
      {"reason":"SERVICE_CLOSED","details":"网站停止运营"}
      """;

  static final String CHANGE_OF_SERVICE =
      """
      {"type":"CHANGE_SERVICE","serviceNumbers":["浙ICP备2026000001号-1"]}
      """;

  static final String FILING_CHECK =
      """
      {"nature":"ENTERPRISE","certificateType":"BUSINESS_LICENCE",
       "certificateNumber":"91330106MA2H7Q4K4M","serviceKind":"WEBSITE",
       "domain":"qiming-shili.cn"}
      """;

  static final String NEW_SERVICE_CODE =
      """
      {"serverId":"srv-acct-a-1"}
      """;

  private Examples() {}
}
