using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;
using Lambda.Runtime;

namespace Events.ApiGatewayAuthorizer;

public record AuthorizerRequest(
    AuthorizerType Type,
    string MethodArn,
    string Resource,
    string Path,
    string HttpMethod,
    Dictionary<string, string>? Headers,
    Dictionary<string, IReadOnlyList<string>>? MultiValueHeaders,
    Dictionary<string, string>? QueryStringParameters,
    Dictionary<string, IReadOnlyList<string>>? MultiValueQueryStringParameters,
    Dictionary<string, string>? PathParameters,
    Dictionary<string, string>? StageVariables,
    JsonElement RequestContext);

[JsonConverter(typeof(JsonStringEnumConverter<AuthorizerType>))]
public enum AuthorizerType { TOKEN, REQUEST }

public static class Functions
{
    [LambdaHandler("api-gateway-authorizer")]
    public static AuthorizerRequest ApiGatewayAuthorizer(AuthorizerRequest value) => value;
}
