using Lambda.Runtime.Build.Settings;

namespace Lambda.Runtime.Build.Templates;

/// <summary>An HTTP API of Amazon API Gateway.</summary>
/// <param name="version">The version of the payload format: of the event.</param>
/// <remarks>https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api.html</remarks>
internal sealed class HttpApi(string version) : HttpService
{
    private const string Default = "$default";
    private const string PreflightComment = "a browser does not sign a preflight";

    private static readonly ApiPath[] All = [new(Default, [ApiPath.Any])];

    /// <summary>The paths of all preflights, which are chosen before <c>$default</c>. <c>{proxy+}</c> is not empty.</summary>
    private static readonly ApiPath[] Preflights = [new("/", [ApiOperations.Preflight]), new("/{proxy+}", [ApiOperations.Preflight])];

    public static HttpApi Version1 { get; } = new("1.0");

    public static HttpApi Version2 { get; } = new("2.0");

    /// <summary>Returns the paths of the API.</summary>
    /// <remarks>
    /// The API responds to preflights itself, with its configuration. But a route for all methods, or for OPTIONS, is chosen first and would require a signature:
    /// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html
    /// </remarks>
    public static IReadOnlyList<ApiPath> PathsOf(DeployedHandler handler, HttpSettings http)
    {
        IReadOnlyList<ApiPath> paths = http.HasEachRoute ? ApiPaths.Of(handler.Routes) : All;
        if (!HasPreflights(handler, http))
            return paths;
        return http.HasEachRoute
            ? [.. paths.Select(static path => path.Methods.Any(static method => method is ApiPath.Any or "OPTIONS") ? ApiOperations.WithPreflight(path) : path)]
            : [.. paths, .. Preflights];
    }

    public override string AddSam(SamParts template, DeployedHandler handler, HttpSettings http)
    {
        string api = $"{handler.Id}Api";
        template.ShowUrl(handler, SamApi.Url(api, http.Stage == Default ? "" : http.Stage));
        string resource = $"""
              {api}:
                Type: AWS::Serverless::HttpApi
                Properties:
                  StageName: {TemplateText.Json(http.Stage)}
            {CorsSettings.Sam(handler.Cors, "CorsConfiguration", "      ")}
            """;
        if (http.HasEachRoute)
        {
            template.Resources.Add(resource + SamApi.Definition(handler, PathsOf(handler, http), http, $", payloadFormatVersion: \"{version}\""));
            template.Resources.Add(SamApi.Permission(handler, api));
            return "";
        }

        string auth = http.IsPublic ? "" : """
                  Auth:
                    EnableIamAuthorizer: true
                    DefaultAuthorizer: AWS_IAM

            """;
        template.Resources.Add($"{resource}      Name: {PrefixedName.ToYaml(handler.FunctionName)}\n{auth}");
        return $"""
                  Events:
                    Requests: # without a path, all of them
                      Type: HttpApi
                      Properties:
                        ApiId: !Ref {api}
                        PayloadFormatVersion: "{version}"
            {(HasPreflights(handler, http) ? Preflight("RootPreflight", "/", api) + Preflight("Preflight", "/{proxy+}", api) : "")}
            """;
    }

    private string Preflight(string name, string path, string api) => $"""
                {name}: # {PreflightComment}
                  Type: HttpApi
                  Properties:
                    ApiId: !Ref {api}
                    Path: {path}
                    Method: OPTIONS
                    PayloadFormatVersion: "{version}"
                    Auth:
                      Authorizer: NONE

        """;

    public override void AddTerraform(TerraformParts template, DeployedHandler handler, HttpSettings http)
    {
        string id = handler.Id;
        string authorization = http.IsPublic ? "\"NONE\""
            : HasPreflights(handler, http) ? $"split(\" \", each.key)[0] == \"OPTIONS\" ? \"NONE\" : \"AWS_IAM\" # {PreflightComment}"
            : "\"AWS_IAM\"";
        template.Resources.Add($$"""

            resource "aws_apigatewayv2_api" "{{id}}" {
              name          = {{PrefixedName.ToTerraform(handler.FunctionName)}}
              protocol_type = "HTTP"
            {{CorsSettings.Terraform(handler.Cors, "cors_configuration")}}}

            resource "aws_apigatewayv2_stage" "{{id}}" {
              api_id      = aws_apigatewayv2_api.{{id}}.id
              name        = {{TemplateText.Terraform(http.Stage)}}
              auto_deploy = true
            }

            resource "aws_apigatewayv2_integration" "{{id}}" {
              api_id                 = aws_apigatewayv2_api.{{id}}.id
              integration_type       = "AWS_PROXY"
              integration_uri        = aws_lambda_function.{{id}}.invoke_arn
              payload_format_version = "{{version}}"
            }

            resource "aws_apigatewayv2_route" "{{id}}" {
              for_each = toset([
            {{string.Concat(PathsOf(handler, http).SelectMany(Keys).Select(static key => $"    {TemplateText.Terraform(key)},\n"))}}  ])

              api_id             = aws_apigatewayv2_api.{{id}}.id
              route_key          = each.key
              target             = "integrations/${aws_apigatewayv2_integration.{{id}}.id}"
              authorization_type = {{authorization}}
            }

            """);
        TerraformPermission.Add(template.Resources, handler, "apigateway", $"\"${{aws_apigatewayv2_api.{id}.execution_arn}}/*\"");
        template.ShowUrl(handler, $"\"${{trimsuffix(aws_apigatewayv2_stage.{id}.invoke_url, \"/\")}}/\"");
    }

    public override void AddAwsCli(AwsCliParts script, DeployedHandler handler, HttpSettings http)
    {
        script.Functions.Add(AwsCliConnections.Invocations);
        script.Functions.Add(AwsCliHttp.Definitions);
        script.Functions.Add(AwsCliHttp.HttpApis);
        string members = $",\"payloadFormatVersion\":\"{version}\"";
        script.Connections.Add($"""

            {AwsCliHttp.Paths(PathsOf(handler, http))}
            http_api {handler.BashName} {TemplateText.Bash(http.Stage)} "$(definition {handler.BashName} {AwsCliHttp.Security(http)} {TemplateText.Bash(members)} {TemplateText.Bash(CorsSettings.OpenApi(handler.Cors))} "${"{paths[@]}"}")"

            """);
        script.ShowUrl(handler);
    }

    private static IEnumerable<string> Keys(ApiPath path) =>
        path.Path == Default ? [Default] : path.Methods.Select(method => $"{(method == ApiOperations.Preflight ? "OPTIONS" : method)} {path.Path}");

    private static bool HasPreflights(DeployedHandler handler, HttpSettings http) => handler.Cors is not null && !http.IsPublic;
}
