using System.Globalization;
using System.Text;
using Lambda.Runtime.Build.Descriptions;

namespace Lambda.Runtime.Build.Templates;

/// <summary>Writes a template for AWS SAM and <c>aws cloudformation package</c>.</summary>
/// <remarks>https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-function.html</remarks>
internal static class SamTemplate
{
    public static string Write(FunctionDescription function, string zip)
    {
        IReadOnlyList<DeployedHandler> handlers = DeployedHandler.FromFunction(function);
        var queues = new SqsQueues(handlers, function.Timeout);
        var parts = new SamParts();
        var functions = new StringBuilder();
        foreach (DeployedHandler handler in handlers)
        {
            functions.Append(CultureInfo.InvariantCulture, $$"""
                  {{handler.Id}}:
                    Type: AWS::Serverless::Function
                    Metadata:
                      SkipBuild: true # dotnet publish has built it
                    Properties:
                      FunctionName: {{PrefixedName.ToYaml(handler.FunctionName)}}
                      CodeUri: {{TemplateText.Json(zip)}}
                      Handler: {{TemplateText.Json(handler.Handler)}}
                      Runtime: {{TemplateText.Json(function.Runtime)}}
                      Architectures: [{{TemplateText.Json(function.Architecture)}}]
                      MemorySize: {{function.MemorySize}}
                      Timeout: {{function.Timeout}}

                """);
            if (handler.Http is { } http)
                functions.Append(HttpService.Find(http.Target).AddSam(parts, handler, http));
            if (handler.Source is { } source)
                functions.Append(source.Service.AddSam(parts, handler, source, queues));
        }

        string overrides = parts.Overrides.IsEmpty ? "" : $" --parameter-overrides{parts.Overrides}";
        string conditions = parts.Conditions.IsEmpty ? "" : $"Conditions:\n{parts.Conditions}\n";
        string outputs = parts.Outputs.IsEmpty ? "" : $"\nOutputs:\n{parts.Outputs}";
        return $$"""
            AWSTemplateFormatVersion: "2010-09-09"
            Transform: "AWS::Serverless-2016-10-31"

            # Run dotnet publish, and then
            #   sam deploy --guided
            # or
            #   aws cloudformation package --template-file template.yaml --s3-bucket <bucket> --output-template-file packaged.yaml
            #   aws cloudformation deploy --template-file packaged.yaml --stack-name <name> --capabilities CAPABILITY_IAM{{overrides}}
            # A second stack in the same account and Region needs other names: --parameter-overrides Prefix=dev-
            Parameters:
              Prefix:
                Type: String
                Default: ""
                AllowedPattern: "{{PrefixedName.PatternOf(handlers)}}"
                ConstraintDescription: "expected {{PrefixedName.DescribePattern(handlers)}}"
                Description: "What all names begin with, such as dev-"
            {{parts.Parameters}}
            {{conditions}}Resources:
            {{functions}}{{parts.Resources}}{{outputs}}
            """;
    }
}
