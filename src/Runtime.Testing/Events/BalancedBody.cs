using System.Text;
using Lambda.Runtime.Emulator.Events;

namespace Lambda.Runtime.Testing.Events;

/// <summary>A body as load balancers and VPC Lattice send it: as text only if it has one of a few content types and no encoding, otherwise in base64.</summary>
/// <remarks>https://docs.aws.amazon.com/elasticloadbalancing/latest/application/lambda-functions.html#receive-event-from-load-balancer</remarks>
internal static class BalancedBody
{
    private static readonly string[] TextTypes = ["application/json", "application/javascript", "application/xml"];

    public static (string Body, bool IsBase64Encoded) Encode(HttpEventRequest request, string? body) =>
        string.IsNullOrEmpty(body) ? ("", false) : IsText(request) ? (body, false) : (Convert.ToBase64String(Encoding.UTF8.GetBytes(body)), true);

    private static bool IsText(HttpEventRequest request)
    {
        string type = request.Headers.GetValueOrDefault("content-type", "").Split(';')[0].Trim().ToLowerInvariant();
        return !request.Headers.ContainsKey("content-encoding") && (type.StartsWith("text/", StringComparison.Ordinal) || TextTypes.Contains(type));
    }
}
