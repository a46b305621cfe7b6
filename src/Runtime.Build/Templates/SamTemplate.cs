using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
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
                      FunctionName: {{Quoted(handler.FunctionName)}}
                      CodeUri: {{Quoted(zip)}}
                      Handler: {{Quoted(handler.Handler)}}
                      Runtime: {{Quoted(function.Runtime)}}
                      Architectures: [{{Quoted(function.Architecture)}}]
                      MemorySize: {{function.MemorySize}}
                      Timeout: {{function.Timeout}}

                """);
            if (handler.IsStreamed)
                functions.Append("      FunctionUrlConfig:\n        AuthType: AWS_IAM\n        InvokeMode: RESPONSE_STREAM\n");
            if (handler.Source is { } source)
                functions.Append(source.Service.AddSam(parts, handler, source, queues));
        }

        string overrides = parts.Overrides.IsEmpty ? "" : $" --parameter-overrides{parts.Overrides}";
        string parameters = parts.Parameters.IsEmpty ? "" : $"Parameters:\n{parts.Parameters}\n";
        return $"""
            AWSTemplateFormatVersion: "2010-09-09"
            Transform: "AWS::Serverless-2016-10-31"

            # Run dotnet publish, and then
            #   sam deploy --guided
            # or
            #   aws cloudformation package --template-file template.yaml --s3-bucket <bucket> --output-template-file packaged.yaml
            #   aws cloudformation deploy --template-file packaged.yaml --stack-name <name> --capabilities CAPABILITY_IAM{overrides}
            {parameters}Resources:
            {functions}{parts.Resources}
            """;
    }

    /// <summary>Returns a JSON string, which is also a valid YAML string.</summary>
    private static string Quoted(string value) => $"\"{JsonEncodedText.Encode(value, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";
}
