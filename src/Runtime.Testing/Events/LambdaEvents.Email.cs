using System.Text.Json.Nodes;
using Lambda.Runtime.Emulator.Events;
using Lambda.Runtime.Testing.Events;

namespace Lambda.Runtime.Testing;

public static partial class LambdaEvents
{
    private const string Sender = "jane@example.com";
    private const string Recipient = "orders@example.com";
    private const string MailDate = "Fri, 2 Jan 2026 03:04:05 +0000";

    /// <summary>An email that SES received, and for which a receipt rule invokes the function. The event does not have its content.</summary>
    /// <param name="subject">The subject.</param>
    /// <param name="from">The address of the sender.</param>
    /// <param name="to">The address of the recipient.</param>
    public static JsonObject Ses(string subject = "Order 7", string from = Sender, string to = Recipient) => Records([subject], (text, _) => new JsonObject
    {
        ["eventSource"] = "aws:ses",
        ["eventVersion"] = "1.0",
        ["ses"] = new JsonObject
        {
            ["mail"] = Mail(text, from, to),
            ["receipt"] = Receipt(to, new JsonObject
            {
                ["type"] = "Lambda",
                ["functionArn"] = AwsAccount.Arn("lambda", "function:function"),
                ["invocationType"] = "Event",
            }),
        },
    });

    /// <summary>An email that SES received, and which a receipt rule publishes to an SNS topic, with its content.</summary>
    /// <param name="content">The content in MIME format: headers, an empty line, and the body.</param>
    /// <param name="subject">The subject.</param>
    /// <param name="from">The address of the sender.</param>
    /// <param name="to">The address of the recipient.</param>
    public static JsonObject SesInSns(
        string content = "Content-Type: text/plain; charset=UTF-8\r\n\r\nTwo lamps, please.\r\n",
        string subject = "Order 7",
        string from = Sender,
        string to = Recipient) => Sns(
        EventText.Json(new JsonObject
        {
            ["notificationType"] = "Received",
            ["mail"] = Mail(subject, from, to),
            ["receipt"] = Receipt(to, new JsonObject { ["type"] = "SNS", ["topicArn"] = AwsAccount.Arn("sns", "topic"), ["encoding"] = "UTF-8" }),
            ["content"] = content,
        }),
        "Amazon SES Email Receipt Notification");

    private static JsonObject Mail(string subject, string from, string to) => new()
    {
        ["timestamp"] = EventTime.FormatIso(EventTime.Default),
        ["source"] = from,
        ["messageId"] = "o3vrnil0e2ic28trm7dfhrc2v0cnbeccl4nbp0g1",
        ["destination"] = new JsonArray(to),
        ["headersTruncated"] = false,
        ["headers"] = new JsonArray(Header("From", from), Header("To", to), Header("Subject", subject), Header("Date", MailDate)),
        ["commonHeaders"] = new JsonObject
        {
            ["returnPath"] = from,
            ["from"] = new JsonArray(from),
            ["date"] = MailDate,
            ["to"] = new JsonArray(to),
            ["messageId"] = $"<{Id(0)}@example.com>",
            ["subject"] = subject,
        },
    };

    private static JsonObject Receipt(string to, JsonObject action) => new()
    {
        ["timestamp"] = EventTime.FormatIso(EventTime.Default),
        ["processingTimeMillis"] = 574,
        ["recipients"] = new JsonArray(to),
        ["spamVerdict"] = Pass(),
        ["virusVerdict"] = Pass(),
        ["spfVerdict"] = Pass(),
        ["dkimVerdict"] = Pass(),
        ["dmarcVerdict"] = Pass(),
        ["action"] = action,
    };

    private static JsonObject Header(string name, string value) => new() { ["name"] = name, ["value"] = value };

    private static JsonObject Pass() => new() { ["status"] = "PASS" };
}
