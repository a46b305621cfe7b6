using System.Text;
using System.Text.Unicode;

namespace Lambda.Runtime.Emulator.Events;

/// <summary>The body of a request as a member of an event: as text, or in base64.</summary>
/// <param name="Value">The text; empty if the request has no body.</param>
/// <param name="IsBase64Encoded">Whether the text is in base64.</param>
internal readonly record struct EventBody(string Value, bool IsBase64Encoded)
{
    private static readonly string[] TextTypes = ["application/json", "application/javascript", "application/xml"];

    /// <summary>For function URLs and HTTP APIs, which decide by the content type.</summary>
    public static EventBody ByType(HttpEventRequest request)
    {
        string type = TypeOf(request);
        bool isText = type.Length == 0 || IsText(type) || type.EndsWith("+json", StringComparison.Ordinal) || type.EndsWith("+xml", StringComparison.Ordinal);
        return Create(request, isText && Utf8.IsValid(request.Body.Span));
    }

    /// <summary>For load balancers and VPC Lattice: text has one of a few content types and no encoding.</summary>
    /// <remarks>https://docs.aws.amazon.com/elasticloadbalancing/latest/application/lambda-functions.html#receive-event-from-load-balancer</remarks>
    public static EventBody Balanced(HttpEventRequest request) => Create(request, request.Find("content-encoding") is null && IsText(TypeOf(request)));

    /// <summary>Creates a body.</summary>
    public static EventBody Create(HttpEventRequest request, bool isText) =>
        request.Body.IsEmpty ? new EventBody("", false)
        : isText ? new EventBody(Encoding.UTF8.GetString(request.Body.Span), false)
        : new EventBody(Convert.ToBase64String(request.Body.Span), true);

    private static bool IsText(string type) => type.StartsWith("text/", StringComparison.Ordinal) || TextTypes.Contains(type);

    private static string TypeOf(HttpEventRequest request) => request.Find("content-type")?.Split(';')[0].Trim().ToLowerInvariant() ?? "";
}
