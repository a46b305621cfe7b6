using Lambda.Runtime.Build.Settings;

namespace Lambda.Runtime.Build.Templates;

/// <summary>A REST API of Amazon API Gateway, for its Region.</summary>
/// <remarks>https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-rest-api.html</remarks>
internal sealed class RestApi : HttpService
{
    private static readonly ApiPath[] All = [new("/", [ApiPath.Any]), new("/{proxy+}", [ApiPath.Any])];

    public static RestApi Instance { get; } = new();

    public override string AddSam(SamParts template, DeployedHandler handler, HttpSettings http)
    {
        string api = $"{handler.Id}Api";
        template.ShowUrl(handler, SamApi.Url(api, http.Stage));
        string resource = $"""
              {api}:
                Type: AWS::Serverless::Api
                Properties:
                  Name: {PrefixedName.ToYaml(handler.FunctionName)}
                  StageName: {TemplateText.Json(http.Stage)}
                  OpenApiVersion: 3.0.1 # without it, SAM adds a stage with the name Stage
                  EndpointConfiguration:
                    Type: REGIONAL
                  BinaryMediaTypes: [{string.Join(", ", http.BinaryMediaTypes.Select(TemplateText.Json))}]

            """;
        if (http.HasEachRoute)
        {
            template.Resources.Add(resource + SamApi.Definition(handler, PathsOf(handler, http), http, ""));
            template.Resources.Add(SamApi.Permission(handler, api));
            return "";
        }

        string auth = http.IsPublic ? "" : """
                  Auth:
                    DefaultAuthorizer: AWS_IAM
                    InvokeRole: NONE # the API invokes the function, and not the caller

            """;
        template.Resources.Add(resource + auth);
        return $$"""
                  Events:
                    Root:
                      Type: Api
                      Properties:
                        RestApiId: !Ref {{api}}
                        Path: /
                        Method: ANY
                    Requests:
                      Type: Api
                      Properties:
                        RestApiId: !Ref {{api}}
                        Path: /{proxy+}
                        Method: ANY
            {{(handler.Cors is null || http.IsPublic ? "" : Preflight("RootPreflight", "/", api) + Preflight("Preflight", "/{proxy+}", api))}}
            """;
    }

    private static string Preflight(string name, string path, string api) => $$"""
                {{name}}: # a browser does not sign it
                  Type: Api
                  Properties:
                    RestApiId: !Ref {{api}}
                    Path: {{path}}
                    Method: OPTIONS
                    Auth:
                      Authorizer: NONE

        """;

    private static string Operation(DeployedHandler handler) => handler.Cors is null ? "operation" : "(operation == \"preflight\" ? \"options\" : operation)";

    public override void AddTerraform(TerraformParts template, DeployedHandler handler, HttpSettings http)
    {
        string id = handler.Id;
        string paths = string.Concat(PathsOf(handler, http).Select(static route =>
            $"    {TemplateText.Terraform(route.Path)} : [{string.Join(", ", ApiOperations.Of(route).Select(TemplateText.Terraform))}],\n"));
        string security = http.IsPublic ? ""
            : handler.Cors is null ? "          security  = [{ AWS_IAM = [] }]\n"
            : "          security  = [for scheme in [\"AWS_IAM\"] : { (scheme) = [] } if operation != \"preflight\"] # a browser does not sign it\n";
        string components = http.IsPublic ? "" : """
                components = {
                  securitySchemes = {
                    AWS_IAM = { type = "apiKey", name = "Authorization", in = "header", x-amazon-apigateway-authtype = "awsSigv4" }
                  }
                }

            """;
        template.Resources.Add($$"""

            locals {
              # The paths of the API, and the operations of each.
              {{id}}Paths = {
            {{paths}}  }
            }

            resource "aws_api_gateway_rest_api" "{{id}}" {
              name               = {{PrefixedName.ToTerraform(handler.FunctionName)}}
              binary_media_types = [{{string.Join(", ", http.BinaryMediaTypes.Select(TemplateText.Terraform))}}]

              endpoint_configuration {
                types = ["REGIONAL"]
              }

              body = jsonencode({
                openapi = "3.0.1"
                info    = { title = {{PrefixedName.ToTerraform(handler.FunctionName)}}, version = "1.0" }
            {{components}}    paths = {
                  for path, operations in local.{{id}}Paths : path => {
                    for operation in operations : {{Operation(handler)}} => {
                      responses = {}
            {{security}}          x-amazon-apigateway-integration = {
                        type       = "aws_proxy"
                        httpMethod = "POST"
                        uri        = aws_lambda_function.{{id}}.invoke_arn
                      }
                    }
                  }
                }
              })
            }

            resource "aws_api_gateway_deployment" "{{id}}" {
              rest_api_id = aws_api_gateway_rest_api.{{id}}.id
              triggers    = { definition = sha256(jsonencode([aws_api_gateway_rest_api.{{id}}.body, aws_api_gateway_rest_api.{{id}}.binary_media_types])) }

              lifecycle {
                create_before_destroy = true
              }
            }

            resource "aws_api_gateway_stage" "{{id}}" {
              rest_api_id   = aws_api_gateway_rest_api.{{id}}.id
              deployment_id = aws_api_gateway_deployment.{{id}}.id
              stage_name    = {{TemplateText.Terraform(http.Stage)}}
            }

            """);
        TerraformPermission.Add(template.Resources, handler, "apigateway", $"\"${{aws_api_gateway_rest_api.{id}.execution_arn}}/*\"");
        template.ShowUrl(handler, $"\"${{aws_api_gateway_stage.{id}.invoke_url}}/\"");
    }

    public override void AddAwsCli(AwsCliParts script, DeployedHandler handler, HttpSettings http)
    {
        script.Functions.Add(AwsCliConnections.Invocations);
        script.Functions.Add(AwsCliHttp.Definitions);
        script.Functions.Add(AwsCliHttp.RestApis);
        string types = $",\"x-amazon-apigateway-binary-media-types\":[{string.Join(',', http.BinaryMediaTypes.Select(TemplateText.Json))}]";
        script.Connections.Add($"""

            {AwsCliHttp.Paths(PathsOf(handler, http))}
            rest_api {handler.BashName} {TemplateText.Bash(http.Stage)} "$(definition {handler.BashName} {AwsCliHttp.Security(http)} '' {TemplateText.Bash(types)} "${"{paths[@]}"}")"

            """);
        script.ShowUrl(handler);
    }

    private static IReadOnlyList<ApiPath> PathsOf(DeployedHandler handler, HttpSettings http)
    {
        IReadOnlyList<ApiPath> paths = http.HasEachRoute ? ApiPaths.Of(handler.Routes) : All;

        // The function responds to preflights. A public path for all methods takes them.
        return handler.Cors is null ? paths : [.. paths.Select(path => http.IsPublic && path.Methods is [ApiPath.Any] ? path : ApiOperations.WithPreflight(path))];
    }
}
