using Lambda.Runtime.Build.Descriptions;
using Lambda.Runtime.Build.Settings;
using Lambda.Runtime.Build.Templates;

namespace Lambda.Runtime.Build.Tests;

/// <summary>What templates contain for functions with routes. <see cref="HttpScriptTests"/> run the scripts.</summary>
public sealed class HttpTemplateTests
{
    [Theory]
    [InlineData("iam", false, "AWS_IAM", "BUFFERED")]
    [InlineData("none", false, "NONE", "BUFFERED")]
    [InlineData("", true, "AWS_IAM", "RESPONSE_STREAM")]
    public void FunctionUrl_HasAuthorizationAndInvokeMode(string auth, bool isStreamed, string type, string mode)
    {
        FunctionDescription function = HttpFunctions.Shop(Read("", auth: auth), HttpFunctions.Handler(isStreamed));
        Assert.EndsWith(
            $"""
                  Timeout: 10
                  FunctionUrlConfig:
                    AuthType: {type}
                    InvokeMode: {mode}

            Outputs:
              HttpFunctionUrl:
                Description: "The URL of Shop"
                Value: !GetAtt HttpFunctionUrl.FunctionUrl

            """,
            DeployTemplate.Find("sam")!.Write(function, "bin/Shop.zip"),
            StringComparison.Ordinal);
        string terraform = DeployTemplate.Find("terraform")!.Write(function, "bin/Shop.zip");
        Assert.Contains($"  authorization_type = \"{type}\"\n  invoke_mode        = \"{mode}\"\n", terraform, StringComparison.Ordinal);
        Assert.Contains($"\nfunction_url \"${{prefix}}Shop\" {type} {mode} '{{}}'\n", DeployTemplate.Find("awscli")!.Write(function, "bin/Shop.zip"), StringComparison.Ordinal);
    }

    [Fact]
    public void FunctionUrl_HasCors()
    {
        Assert.Contains(
            """
                    InvokeMode: BUFFERED
                    Cors:
                      AllowOrigins: ["https://app.example", "http://localhost:5173"]
                      AllowMethods: ["GET", "HEAD", "DELETE"]
                      AllowHeaders: ["authorization", "content-type"]
                      ExposeHeaders: ["ETag"]
                      AllowCredentials: true
                      MaxAge: 600

            """,
            HttpFunctions.WriteWithCors("sam", "function-url"),
            StringComparison.Ordinal);
        Assert.Contains(
            """
              invoke_mode        = "BUFFERED"

              cors {
                allow_origins     = ["https://app.example", "http://localhost:5173"]
                allow_methods     = ["GET", "HEAD", "DELETE"]
                allow_headers     = ["authorization", "content-type"]
                expose_headers    = ["ETag"]
                allow_credentials = true
                max_age           = 600
              }
            }
            """,
            HttpFunctions.WriteWithCors("terraform", "function-url"),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("proxy")]
    [InlineData("each")]
    public void HttpApi_HasCors(string routes)
    {
        Assert.Contains(
            """
                  StageName: "$default"
                  CorsConfiguration:
                    AllowOrigins: ["https://app.example", "http://localhost:5173"]
            """,
            HttpFunctions.WriteWithCors("sam", "http-api", routes),
            StringComparison.Ordinal);
        string terraform = HttpFunctions.WriteWithCors("terraform", "http-api", routes);
        Assert.Contains("  protocol_type = \"HTTP\"\n\n  cors_configuration {\n    allow_origins     = [", terraform, StringComparison.Ordinal);
    }

    /// <summary>The route for all methods would require a signature of preflights, which browsers do not sign.</summary>
    [Theory]
    [InlineData("/", "RootPreflight")]
    [InlineData("/{proxy+}", "Preflight")]
    public void HttpApiWithIam_LetsPreflightsPass(string path, string name)
    {
        Assert.Contains(
            $"""
                    {name}: # a browser does not sign a preflight
                      Type: HttpApi
                      Properties:
                        ApiId: !Ref HttpFunctionApi
                        Path: {path}
                        Method: OPTIONS
                        PayloadFormatVersion: "1.0"
                        Auth:
                          Authorizer: NONE

            """,
            HttpFunctions.WriteWithCors("sam", "http-api-v1"),
            StringComparison.Ordinal);
        Assert.DoesNotContain("Preflight", HttpFunctions.WriteWithCors("sam", "http-api", auth: "none"), StringComparison.Ordinal);
        Assert.DoesNotContain("Preflight", HttpFunctions.Write("sam", "http-api"), StringComparison.Ordinal);
    }

    [Fact]
    public void HttpApiWithIam_LetsPreflightsOfEachRouteThatTakesThemPass()
    {
        string sam = HttpFunctions.WriteWithCors("sam", "http-api", "each");
        Assert.Equal(2, Count(sam, "            options: { responses: {}, security: [], x-amazon-apigateway-integration: {"));
        string terraform = HttpFunctions.WriteWithCors("terraform", "http-api", "each");
        Assert.Contains("    \"ANY /any\",\n    \"OPTIONS /any\",\n", terraform, StringComparison.Ordinal);
        Assert.Equal(2, Count(terraform, "    \"OPTIONS /"));
        Assert.Contains(
            "  authorization_type = split(\" \", each.key)[0] == \"OPTIONS\" ? \"NONE\" : \"AWS_IAM\" # a browser does not sign a preflight\n",
            terraform,
            StringComparison.Ordinal);
        Assert.Contains(
            "    \"$default\",\n    \"OPTIONS /\",\n    \"OPTIONS /{proxy+}\",\n", HttpFunctions.WriteWithCors("terraform", "http-api"), StringComparison.Ordinal);
    }

    /// <summary>The function responds to preflights, which browsers do not sign.</summary>
    [Fact]
    public void RestApiWithIam_PassesPreflightsOn()
    {
        string sam = HttpFunctions.WriteWithCors("sam", "rest-api");
        Assert.Contains(
            """
                    Preflight: # a browser does not sign it
                      Type: Api
                      Properties:
                        RestApiId: !Ref HttpFunctionApi
                        Path: /{proxy+}
                        Method: OPTIONS
                        Auth:
                          Authorizer: NONE

            """,
            sam,
            StringComparison.Ordinal);
        Assert.DoesNotContain("Cors", sam, StringComparison.Ordinal);
        string each = HttpFunctions.WriteWithCors("sam", "rest-api", "each");
        Assert.Contains("            options: { responses: {}, security: [], x-amazon-apigateway-integration: {", each, StringComparison.Ordinal);
        Assert.DoesNotContain("Preflight", HttpFunctions.WriteWithCors("sam", "rest-api", auth: "none"), StringComparison.Ordinal);
    }

    /// <summary>SAM adds both permissions itself. Terraform can write the second one since 6.29 of its provider.</summary>
    [Theory]
    [InlineData("none", true)]
    [InlineData("iam", false)]
    public void Terraform_HasBothPermissionsOfAPublicFunctionUrl(string auth, bool isPublic)
    {
        string text = HttpFunctions.Write("terraform", "function-url", auth: auth);
        Assert.Contains($"      source  = \"hashicorp/aws\"\n      version = \">= {(isPublic ? "6.29" : "5.26")}\"\n", text, StringComparison.Ordinal);
        Assert.Equal(
            isPublic,
            text.Contains(
                """
                resource "aws_lambda_permission" "HttpFunctionUrl" {
                  function_name          = aws_lambda_function.HttpFunction.function_name
                  action                 = "lambda:InvokeFunctionUrl"
                  principal              = "*"
                  function_url_auth_type = "NONE"
                }

                resource "aws_lambda_permission" "HttpFunction" {
                  function_name            = aws_lambda_function.HttpFunction.function_name
                  action                   = "lambda:InvokeFunction"
                  principal                = "*"
                  invoked_via_function_url = true
                }

                """,
                StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("http-api", "iam", "2.0")]
    [InlineData("http-api-v1", "none", "1.0")]
    public void Sam_HasHttpApi(string http, string auth, string version)
    {
        string authorizer = auth == "none" ? "" : "\n      Auth:\n        EnableIamAuthorizer: true\n        DefaultAuthorizer: AWS_IAM";
        Assert.EndsWith(
            $"""
                  Timeout: 10
                  Events:
                    Requests: # without a path, all of them
                      Type: HttpApi
                      Properties:
                        ApiId: !Ref HttpFunctionApi
                        PayloadFormatVersion: "{version}"
              HttpFunctionApi:
                Type: AWS::Serverless::HttpApi
                Properties:
                  StageName: "$default"
                  Name: !Sub "{PrefixedName.Sam}Shop"{authorizer}

            Outputs:
              HttpFunctionUrl:
                Description: "The URL of Shop"
                Value: !Sub "https://{"${HttpFunctionApi}.execute-api.${AWS::Region}.${AWS::URLSuffix}"}/"

            """,
            HttpFunctions.Write("sam", http, auth: auth),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("iam", "      Auth:\n        DefaultAuthorizer: AWS_IAM\n        InvokeRole: NONE # the API invokes the function, and not the caller\n")]
    [InlineData("none", "")]
    public void Sam_HasRestApi(string auth, string authorizer)
    {
        string text = HttpFunctions.Write("sam", "rest-api", auth: auth, stage: "v1", types: "image/png;application/pdf");
        Assert.Contains("            Path: /\n            Method: ANY\n", text, StringComparison.Ordinal);
        Assert.Contains("            Path: /{proxy+}\n            Method: ANY\n", text, StringComparison.Ordinal);
        Assert.EndsWith(
            $$"""
                  StageName: "v1"
                  OpenApiVersion: 3.0.1 # without it, SAM adds a stage with the name Stage
                  EndpointConfiguration:
                    Type: REGIONAL
                  BinaryMediaTypes: ["image/png", "application/pdf"]
            {{authorizer}}
            Outputs:
              HttpFunctionUrl:
                Description: "The URL of Shop"
                Value: !Sub "https://${HttpFunctionApi}.execute-api.${AWS::Region}.${AWS::URLSuffix}/v1/"

            """,
            text,
            StringComparison.Ordinal);
    }

    /// <summary>One permission, because the policy of a function has at most 20 KB.</summary>
    [Theory]
    [InlineData("http-api", "iam")]
    [InlineData("http-api-v1", "none")]
    [InlineData("rest-api", "iam")]
    [InlineData("rest-api", "none")]
    public void Sam_HasEachRouteAndOnePermission(string http, string auth)
    {
        string text = HttpFunctions.Write("sam", http, "each", auth);
        Assert.DoesNotContain("Events:", text, StringComparison.Ordinal);
        Assert.Equal(16, Count(text, "x-amazon-apigateway-integration: "));
        Assert.Equal(auth == "iam" ? 16 : 0, Count(text, "security: [AWS_IAM: []]"));
        Assert.Equal(http == "rest-api" ? 0 : 16, Count(text, http == "http-api" ? "payloadFormatVersion: \"2.0\"" : "payloadFormatVersion: \"1.0\""));
        Assert.Equal(1, Count(text, "Type: AWS::Lambda::Permission"));
        Assert.Contains(
            "      SourceArn: !Sub \"arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${HttpFunctionApi}/*\"\n", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http-api", "proxy", "iam", "    \"$default\",\n", "AWS_IAM", "2.0")]
    [InlineData("http-api-v1", "each", "none", "    \"GET /\",\n    \"GET /orders\",\n    \"POST /orders\",\n    \"GET /orders/{id}\",\n", "NONE", "1.0")]
    public void Terraform_HasHttpApi(string http, string routes, string auth, string keys, string type, string version)
    {
        string text = HttpFunctions.Write("terraform", http, routes, auth, stage: "dev");
        Assert.Contains($"\n  for_each = toset([\n{keys}", text, StringComparison.Ordinal);
        Assert.Contains($"\n  authorization_type = \"{type}\"\n", text, StringComparison.Ordinal);
        Assert.Contains($"\n  payload_format_version = \"{version}\"\n", text, StringComparison.Ordinal);
        Assert.Contains("\n  name        = \"dev\"\n", text, StringComparison.Ordinal);
        Assert.EndsWith(
            """
              principal     = "apigateway.amazonaws.com"
              source_arn    = "${aws_apigatewayv2_api.HttpFunction.execution_arn}/*"
            }

            output "HttpFunctionUrl" {
              description = "The URL of Shop"
              value       = "${trimsuffix(aws_apigatewayv2_stage.HttpFunction.invoke_url, "/")}/"
            }

            """,
            text,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("proxy", "iam", "    \"/\" : [\"x-amazon-apigateway-any-method\"],\n    \"/{proxy+}\" : [\"x-amazon-apigateway-any-method\"],\n  }\n", 1)]
    [InlineData("each", "none", "    \"/\" : [\"get\"],\n    \"/orders\" : [\"get\", \"post\"],\n    \"/orders/{id}\" : [\"get\", \"put\"],\n", 0)]
    public void Terraform_HasRestApi(string routes, string auth, string paths, int security)
    {
        string text = HttpFunctions.Write("terraform", "rest-api", routes, auth, types: "image/png");
        Assert.Contains($"\n  HttpFunctionPaths = {{\n{paths}", text, StringComparison.Ordinal);
        Assert.Equal(security, Count(text, "          security  = [{ AWS_IAM = [] }]\n"));
        Assert.Equal(security, Count(text, "x-amazon-apigateway-authtype = \"awsSigv4\""));
        Assert.Contains("\n  binary_media_types = [\"image/png\"]\n", text, StringComparison.Ordinal);
        Assert.Contains("\n  stage_name    = \"prod\"\n", text, StringComparison.Ordinal);
        Assert.Contains("\n  source_arn    = \"${aws_api_gateway_rest_api.HttpFunction.execution_arn}/*\"\n", text, StringComparison.Ordinal);
        Assert.EndsWith("  value       = \"${aws_api_gateway_stage.HttpFunction.invoke_url}/\"\n}\n", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("alb", "false")]
    [InlineData("alb-multi", "true")]
    public void LoadBalancer_HasTargetGroupAndParameters(string http, string values)
    {
        string sam = HttpFunctions.Write("sam", http);
        Assert.Contains(" --parameter-overrides Subnets=<subnet>,<subnet> SecurityGroup=<security-group>\n", sam, StringComparison.Ordinal);
        Assert.Contains("    AllowedPattern: \"([A-Za-z0-9][A-Za-z0-9-]{0,7})?\"\n", sam, StringComparison.Ordinal);
        Assert.Contains("  Subnets:\n    Type: List<AWS::EC2::Subnet::Id>\n", sam, StringComparison.Ordinal);
        Assert.Contains("targetgroup/${Prefix}Shop/*\"\n  HttpFunctionTargetGroup:\n", sam, StringComparison.Ordinal);
        Assert.Contains($"        - Key: lambda.multi_value_headers.enabled\n          Value: \"{values}\"\n", sam, StringComparison.Ordinal);
        string terraform = HttpFunctions.Write("terraform", http);
        Assert.Contains(" -var 'subnets=[\"<subnet>\",\"<subnet>\"]' -var security_group=<security-group>\n", terraform, StringComparison.Ordinal);
        Assert.Contains($"\n  lambda_multi_value_headers_enabled = {values}\n", terraform, StringComparison.Ordinal);
        Assert.Contains("\n  source_arn    = aws_lb_target_group.HttpFunction.arn\n", terraform, StringComparison.Ordinal);
    }

    /// <summary>Names of load balancers have at most 32 characters with the prefix, and no underscores.</summary>
    [Theory]
    [InlineData("Shop", "Shop")]
    [InlineData("Shop.Orders.Function.Api1", "Shop-Orders-Fun-[0-9a-f]{8}")]
    [InlineData("Shop.Orders.Fun", "Shop-Orders-Fun")]
    [InlineData("Shop_Orders", "Shop-Orders-[0-9a-f]{8}")]
    [InlineData("Shop-", "Shop-[0-9a-f]{8}")]
    [InlineData("_", "[0-9a-f]{8}")]
    public void LoadBalancer_HasShortName(string project, string pattern)
    {
        FunctionDescription function = HttpFunctions.Shop(Read("alb"), HttpFunctions.Handler()) with { Name = project };
        string text = DeployTemplate.Find("sam")!.Write(function, "bin/Shop.zip");
        Assert.Matches($"\n      Name: !Sub \"\\$\\{{Prefix\\}}{pattern}\"\n", text);
    }

    /// <summary>Only the handler of the routes is connected to the service.</summary>
    [Fact]
    public void HandlerOfEventsBesideRoutes_IsNotConnected()
    {
        HandlerDescription ship = SourceTemplateTests.Handler("Ship", "Sqs", "orders");
        HandlerDescription thumb = SourceTemplateTests.Handler("Thumb", "S3", "pictures");
        string text = HttpFunctions.Write("sam", "http-api", "", "", "", "", ship, thumb);
        Assert.Contains("      FunctionName: !Sub \"${Prefix}Shop-Http\"\n", text, StringComparison.Ordinal);
        Assert.Equal(1, Count(text, "Type: HttpApi"));
        Assert.Equal(3, Count(text, "Type: AWS::Serverless::Function"));
        Assert.Contains("    AllowedPattern: \"[a-z0-9-]*\"\n", text, StringComparison.Ordinal);
        Assert.Contains(
            "    AllowedPattern: \"([a-z0-9][a-z0-9-]{0,7})?\"\n",
            HttpFunctions.Write("sam", "alb", "", "", "", "", thumb),
            StringComparison.Ordinal);
    }

    private static HttpSettings Read(string http, string auth = "") =>
        HttpSettings.Read(http, "", "", auth, "", static error => throw new InvalidOperationException(error.Message));

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
