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
        var text = new StringBuilder($$"""
            #!/usr/bin/env bash
            # Creates the functions, or updates them if they exist. Run dotnet publish first. `aws sts get-caller-identity` shows whether the AWS CLI has credentials.
            #   LAMBDA_ROLE=arn:aws:iam::<account>:role/<role> bash deploy.sh
            set -euo pipefail
            CDPATH="" cd -- "$(dirname -- "${BASH_SOURCE[0]}")"

            # Each option and its value are one word, because a value can begin with a hyphen.
            zip={{Quoted(zip)}}
            architecture={{function.Architecture}}
            settings=(--runtime={{Quoted(function.Runtime)}} --memory-size={{function.MemorySize}} --timeout={{function.Timeout}})

            deploy() {
                local name=$1 handler=$2 found
                if found=$(aws lambda get-function --function-name="$name" 2>&1); then
                    # Lambda accepts one change at a time, so the configuration waits for the code.
                    aws lambda update-function-code --function-name="$name" --zip-file="fileb://$zip" --architectures="$architecture"
                    aws lambda wait function-updated --function-name="$name"
                    aws lambda update-function-configuration --function-name="$name" --handler="$handler" "${settings[@]}"
                elif [[ $found == *ResourceNotFoundException* ]]; then
                    create "$name" "$handler"
                else
                    printf '%s\n' "$found" >&2
                    return 1
                fi
            }

            # A new function needs a role. The managed policy AWSLambdaBasicExecutionRole is enough for a function that only logs. Lambda can assume
            # a new role only after some seconds.
            create() {
                local name=$1 handler=$2 role=${LAMBDA_ROLE:?must be the ARN of the role that new functions run as} response attempt
                for attempt in {1..10}; do
                    if response=$(aws lambda create-function --function-name="$name" --zip-file="fileb://$zip" --architectures="$architecture" \
                        --handler="$handler" "${settings[@]}" --role="$role" 2>&1); then
                        printf '%s\n' "$response"
                        return
                    fi
                    [[ $response == *"cannot be assumed by Lambda"* && $attempt -lt 10 ]] || break
                    sleep 3
                done
                printf '%s\n' "$response" >&2
                return 1
            }


            """);
        foreach (DeployedHandler handler in DeployedHandler.FromFunction(function))
            text.Append("deploy ").Append(handler.FunctionName).Append(' ').Append(Quoted(HandlerOf(handler))).Append('\n');
        return text.ToString();
    }

    /// <summary>The CLI reads values with these prefixes from a file or a URL, so another name of the handler is used.</summary>
    /// <remarks>https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-parameters-file.html</remarks>
    private static string HandlerOf(DeployedHandler handler) =>
        handler.Names.FirstOrDefault(static name => !_loaded.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))) ?? handler.Handler;

    private static string Quoted(string value) => $"'{value.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}
