using System.Text;
using System.Text.RegularExpressions;
using Lambda.Runtime.Emulator.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace Lambda.Runtime.Emulator.Service.AwsApis;

/// <summary>A request to an API of AWS that a port does not serve, such as one of the AWS CLI when <c>AWS_ENDPOINT_URL</c> is set for all services.</summary>
/// <param name="Api">The API: the service of the signature, or the prefix of the operation; <see langword="null"/> if the request does not name it.</param>
/// <param name="Operation">The operation, if the request names it.</param>
/// <param name="Protocol">The API's protocol.</param>
internal sealed partial record AwsApiRequest(string? Api, string? Operation, AwsProtocol Protocol)
{
    // Requests that are signed for these invoke functions: function URLs with the authorization type AWS_IAM, API Gateway, and VPC Lattice.
    private static readonly string[] InvokingServices = ["lambda", "execute-api", "vpc-lattice-svcs"];

    /// <summary>Recognizes a request by its signature, its operation, or the header that every AWS SDK sends.</summary>
    /// <param name="request">The request.</param>
    /// <param name="body">Its body, already read.</param>
    /// <returns><see langword="null"/> for any other request, and for a signed request that invokes a function.</returns>
    public static AwsApiRequest? Find(HttpRequest request, RequestBody body)
    {
        string? service = SignatureScope.ReadService(request);
        if (service is not null && InvokingServices.Contains(service))
            return null;

        // X-Amz-Target: DynamoDB_20120810.ListTables
        if (HttpMethods.IsPost(request.Method) && TargetPattern().Match(request.Headers[ServiceHeaders.Target].ToString()) is { Success: true } target)
            return new AwsApiRequest(service ?? target.Groups["api"].Value, target.Groups["operation"].Value, AwsProtocol.Json);

        if (ReadAction(request, body) is { } action)
            return new AwsApiRequest(service, action, service is "ec2" ? AwsProtocol.Ec2 : AwsProtocol.Query);

        // POST /service/GraniteServiceVersion20100801/operation/ListMetrics
        if (request.Headers[ServiceHeaders.SmithyProtocol] == ServiceHeaders.CborProtocol && request.Path.Value?.Split('/') is ["", "service", var api, "operation", var operation])
            return new AwsApiRequest(service ?? api, operation, AwsProtocol.Cbor);

        return service is not null || request.Headers.ContainsKey(ServiceHeaders.SdkInvocationId)
            ? new AwsApiRequest(service, Operation: null, ProtocolOfPaths(service))
            : null;
    }

    /// <summary>Creates the error for the caller, in the protocol of the API.</summary>
    /// <param name="request">The request.</param>
    /// <param name="address">The address of Lambda's API.</param>
    public ServiceErrorException Refuse(HttpRequest request, string address)
    {
        string api = Api is null ? "is a request of an AWS SDK" : $"is a request to the AWS API '{Api}'";
        string operation = Operation is null ? "" : $", operation {Operation}";
        return ServiceErrorException.NotServed(
            $"{request.Method} {request.Path.ToUriComponent()} {api}{operation}. {ServedOperations.Describe(address)} "
            + "If AWS_ENDPOINT_URL has this address, set AWS_ENDPOINT_URL_LAMBDA and AWS_ENDPOINT_URL_SQS instead, so that only requests to Lambda and Amazon SQS come here.",
            Protocol);
    }

    // Action=GetCallerIdentity&Version=2011-06-15, as a form in the body, or in the query.
    private static string? ReadAction(HttpRequest request, RequestBody body)
    {
        bool isForm = request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) == true;
        Dictionary<string, StringValues> parameters = isForm && HttpMethods.IsPost(request.Method)
            ? QueryHelpers.ParseQuery(Encoding.UTF8.GetString(body.Bytes.Span))
            : request.Query.ToDictionary(StringComparer.OrdinalIgnoreCase);
        return request.Path.Value is "/" or ""
            && parameters.TryGetValue("Action", out StringValues action) && NamePattern().IsMatch(action.ToString())
            && parameters.TryGetValue("Version", out StringValues version) && DatePattern().IsMatch(version.ToString())
                ? action.ToString()
                : null;
    }

    private static AwsProtocol ProtocolOfPaths(string? service) => service switch
    {
        "s3" or "s3express" or "s3-object-lambda" or "s3-outposts" => AwsProtocol.S3,
        "cloudfront" or "route53" => AwsProtocol.RestXml,
        _ => AwsProtocol.RestJson,
    };

    [GeneratedRegex(@"^(?<api>[a-zA-Z0-9_]+)\.(?<operation>[a-zA-Z0-9]+)\z")]
    private static partial Regex TargetPattern();

    [GeneratedRegex(@"^[a-zA-Z0-9]+\z")]
    private static partial Regex NamePattern();

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d\z")]
    private static partial Regex DatePattern();
}
