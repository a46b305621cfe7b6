using System.Text;
using Lambda.Runtime.Build.Descriptions;

namespace Lambda.Runtime.Build.Templates;

/// <summary>Writes a script that creates or updates functions with the AWS CLI.</summary>
/// <remarks>https://docs.aws.amazon.com/cli/latest/reference/lambda/</remarks>
internal static class AwsCliTemplate
{
    private static readonly string[] _loaded = ["file://", "fileb://", "http://", "https://"];

    public static string Write(FunctionDescription function, string zip)
    {
        IReadOnlyList<DeployedHandler> handlers = DeployedHandler.FromFunction(function);
        var queues = new SqsQueues(handlers, function.Timeout);
        var parts = new AwsCliParts();
        var functions = new StringBuilder();
        foreach (DeployedHandler handler in handlers)
        {
            functions.Append("deploy ").Append(handler.BashName).Append(' ').Append(TemplateText.Bash(HandlerOf(handler))).Append('\n');
            if (handler is { Http: { } http, Routes.Count: > 0 })
                HttpService.Find(http.Target).AddAwsCli(parts, handler, http);
            if (handler.Source is { } source)
                source.Service.AddAwsCli(parts, handler, source, queues);
        }

        string variables = parts.Variables.IsEmpty ? "" : $"{parts.Variables}\n";
        return $$"""
            #!/usr/bin/env bash
            # Creates the functions, or updates them if they exist. Run dotnet publish first. `aws sts get-caller-identity` shows whether the AWS CLI has credentials.
            #   LAMBDA_ROLE=arn:aws:iam::<account>:role/<role>{{parts.Assignments}} bash deploy.sh
            # LAMBDA_PREFIX=dev- is what all names begin with, for a second set of functions in the same account and Region.
            set -euo pipefail
            CDPATH="" cd -- "$(dirname -- "${BASH_SOURCE[0]}")"
            prefix=${LAMBDA_PREFIX-}
            (LC_ALL=C && [[ $prefix =~ ^{{PrefixedName.PatternOf(handlers)}}$ ]]) || { echo "LAMBDA_PREFIX is $prefix; expected {{PrefixedName.DescribePattern(handlers)}}" >&2; exit 1; }

            {{variables}}# Each option and its value are one word, because a value can begin with a hyphen.
            zip={{TemplateText.Bash(zip)}}
            architecture={{function.Architecture}}
            settings=(--runtime={{TemplateText.Bash(function.Runtime)}} --memory-size={{function.MemorySize}} --timeout={{function.Timeout}})

            {{AwsCliFunctions.Functions}}{{parts.Functions}}{{parts.Sources}}
            {{functions}}{{parts.Connections}}
            """;
    }

    /// <summary>The CLI reads values with these prefixes from a file or a URL, so another name of the handler is used.</summary>
    /// <remarks>https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-parameters-file.html</remarks>
    private static string HandlerOf(DeployedHandler handler) =>
        handler.Names.FirstOrDefault(static name => !_loaded.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))) ?? handler.Handler;
}
