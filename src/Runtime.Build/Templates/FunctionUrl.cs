using Lambda.Runtime.Build.Settings;

namespace Lambda.Runtime.Build.Templates;

/// <summary>A function URL. A public one needs two permissions, which SAM adds itself.</summary>
/// <remarks>https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html</remarks>
internal sealed class FunctionUrl : HttpService
{
    public static FunctionUrl Instance { get; } = new();

    public override string AddSam(SamParts template, DeployedHandler handler, HttpSettings http)
    {
        template.ShowUrl(handler, $"!GetAtt {handler.Id}Url.FunctionUrl");
        return $"""
                  FunctionUrlConfig:
                    AuthType: {AuthType(http)}
                    InvokeMode: {InvokeMode(handler)}
            {CorsSettings.Sam(handler.Cors, "Cors", "        ")}
            """;
    }

    public override void AddTerraform(TerraformParts template, DeployedHandler handler, HttpSettings http)
    {
        string name = $"aws_lambda_function.{handler.Id}.function_name";
        template.Resources.Add($$"""

            resource "aws_lambda_function_url" "{{handler.Id}}" {
              function_name      = {{name}}
              authorization_type = "{{AuthType(http)}}"
              invoke_mode        = "{{InvokeMode(handler)}}"
            {{CorsSettings.Terraform(handler.Cors, "cors")}}}

            """);
        if (http.IsPublic)
        {
            template.RequireProvider(6, 29); // the first one with invoked_via_function_url
            template.Resources.Add($$"""

                # Everyone may call the URL. Lambda requires both permissions.
                resource "aws_lambda_permission" "{{handler.Id}}Url" {
                  function_name          = {{name}}
                  action                 = "lambda:InvokeFunctionUrl"
                  principal              = "*"
                  function_url_auth_type = "NONE"
                }

                resource "aws_lambda_permission" "{{handler.Id}}" {
                  function_name            = {{name}}
                  action                   = "lambda:InvokeFunction"
                  principal                = "*"
                  invoked_via_function_url = true
                }

                """);
        }

        template.ShowUrl(handler, $"aws_lambda_function_url.{handler.Id}.function_url");
    }

    public override void AddAwsCli(AwsCliParts script, DeployedHandler handler, HttpSettings http)
    {
        script.Functions.Add(AwsCliHttp.FunctionUrls);
        script.Connections.Add($"""

            function_url {handler.BashName} {AuthType(http)} {InvokeMode(handler)} {TemplateText.Bash(CorsSettings.Json(handler.Cors))}
            {(http.IsPublic ? "open_url" : "close_url")} {handler.BashName}

            """);
        script.ShowUrl(handler);
    }

    private static string AuthType(HttpSettings http) => http.IsPublic ? "NONE" : "AWS_IAM";

    private static string InvokeMode(DeployedHandler handler) => handler.IsStreamed ? "RESPONSE_STREAM" : "BUFFERED";
}
