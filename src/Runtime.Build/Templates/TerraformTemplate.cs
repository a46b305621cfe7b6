using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Lambda.Runtime.Build.Descriptions;

namespace Lambda.Runtime.Build.Templates;

/// <summary>Writes a configuration for Terraform.</summary>
/// <remarks>https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lambda_function</remarks>
internal static class TerraformTemplate
{
    public static string Write(FunctionDescription function, string zip)
    {
        IReadOnlyList<DeployedHandler> handlers = DeployedHandler.FromFunction(function);
        var queues = new SqsQueues(handlers, function.Timeout);
        var sources = new TemplateParts();
        var text = new StringBuilder($$"""
            # Run dotnet publish, and then: terraform init && terraform apply -var role=arn:aws:iam::<account>:role/<role>
            terraform {
              required_providers {
                aws = {
                  source = "hashicorp/aws"
                }
              }
            }

            variable "role" {
              description = "The ARN of the role that the functions run as. AWSLambdaBasicExecutionRole is enough for a function that only logs."
              type        = string
            }

            locals {
              zip = "${path.module}/{{Escaped(zip)}}"
            }

            """);
        foreach (DeployedHandler handler in handlers)
        {
            text.Append(CultureInfo.InvariantCulture, $$"""

                resource "aws_lambda_function" "{{handler.Id}}" {
                  function_name    = "{{handler.FunctionName}}"
                  role             = var.role
                  filename         = local.zip
                  source_code_hash = filebase64sha256(local.zip)
                  handler          = "{{Escaped(handler.Handler)}}"
                  runtime          = "{{Escaped(function.Runtime)}}"
                  architectures    = ["{{function.Architecture}}"]
                  memory_size      = {{function.MemorySize}}
                  timeout          = {{function.Timeout}}
                }

                """);
            if (handler.IsStreamed)
            {
                text.Append(CultureInfo.InvariantCulture, $$"""

                    resource "aws_lambda_function_url" "{{handler.Id}}" {
                      function_name      = aws_lambda_function.{{handler.Id}}.function_name
                      authorization_type = "AWS_IAM"
                      invoke_mode        = "RESPONSE_STREAM"
                    }

                    """);
            }

            if (handler.Source is { } source)
                source.Service.AddTerraform(sources, handler, source, queues);
        }

        return $"{text}{sources}";
    }

    /// <summary>Escapes text in quotes, in which a brace after a dollar or percent sign begins an expression.</summary>
    private static string Escaped(string value) => JsonEncodedText.Encode(value, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString()
        .Replace("${", "$${", StringComparison.Ordinal).Replace("%{", "%%{", StringComparison.Ordinal);
}
