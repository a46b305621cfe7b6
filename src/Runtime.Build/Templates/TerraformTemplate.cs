using System.Globalization;
using System.Text;
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
        var parts = new TerraformParts();
        var functions = new StringBuilder();
        foreach (DeployedHandler handler in handlers)
        {
            functions.Append(CultureInfo.InvariantCulture, $$"""

                resource "aws_lambda_function" "{{handler.Id}}" {
                  function_name    = {{PrefixedName.ToTerraform(handler.FunctionName)}}
                  role             = var.role
                  filename         = local.zip
                  source_code_hash = filebase64sha256(local.zip)
                  handler          = {{TemplateText.Terraform(handler.Handler)}}
                  runtime          = {{TemplateText.Terraform(function.Runtime)}}
                  architectures    = ["{{function.Architecture}}"]
                  memory_size      = {{function.MemorySize}}
                  timeout          = {{function.Timeout}}
                }

                """);
            if (handler.Http is { } http)
                HttpService.Find(http.Target).AddTerraform(parts, handler, http);
            if (handler.Source is { } source)
                source.Service.AddTerraform(parts, handler, source, queues);
        }

        return $$"""
            # Run dotnet publish, and then: terraform init && terraform apply -var role=arn:aws:iam::<account>:role/<role>{{parts.Arguments}}
            # A second stage in the same account and Region needs its own state, names and role: terraform workspace new dev, and then: -var prefix=dev-
            terraform {
              required_providers {
                aws = {
                  source  = "hashicorp/aws"
                  version = ">= {{parts.Provider}}"
                }
              }
            }

            variable "role" {
              description = "The ARN of the role that the functions run as. AWSLambdaBasicExecutionRole is enough for a function that only logs."
              type        = string
            }

            variable "prefix" {
              description = "What all names begin with, such as dev-"
              type        = string
              default     = ""

              validation {
                condition     = can(regex("^{{PrefixedName.PatternOf(handlers)}}$", var.prefix))
                error_message = "The prefix must be {{PrefixedName.DescribePattern(handlers)}}."
              }
            }

            locals {
              zip = "${path.module}/{{TemplateText.Terraform(zip)[1..]}}
            }
            {{functions}}{{parts.Resources}}
            """;
    }
}
