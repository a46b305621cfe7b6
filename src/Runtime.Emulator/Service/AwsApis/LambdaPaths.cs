using System.Text.RegularExpressions;

namespace Lambda.Runtime.Emulator.Service.AwsApis;

/// <summary>Recognizes the paths of Lambda's own APIs, in all of their versions.</summary>
internal static partial class LambdaPaths
{
    /// <summary>Whether callers of Lambda's API use the path: <c>/2016-08-19/account-settings</c>.</summary>
    /// <remarks>https://docs.aws.amazon.com/lambda/latest/api/API_Operations.html</remarks>
    public static bool IsForCallers(string path) => Callers().IsMatch(path);

    /// <summary>Whether runtimes and extensions use the path: <c>/2018-06-01/runtime/invocation/next</c>.</summary>
    /// <remarks>https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html</remarks>
    public static bool IsForRuntimes(string path) => Runtimes().IsMatch(path);

    [GeneratedRegex("^/(2015-03-31/event-source-mappings|2016-08-19/account-settings|2017-03-31/tags|2018-10-31/layers|2020-04-22/code-signing-configs"
        + "|2025-11-30/capacity-providers|2025-12-01/(durable-executions|durable-execution-callbacks)"
        + "|(2014-11-13|2015-03-31|2017-10-31|2019-09-25|2019-09-30|2020-06-30|2021-07-20|2021-10-31|2021-11-15|2024-08-31|2025-11-30|2025-12-01)/functions)(/|\\z)",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Callers();

    [GeneratedRegex("^/(2018-06-01/runtime|2020-01-01/extension|2020-08-15/logs|2022-07-01/telemetry)(/|\\z)", RegexOptions.ExplicitCapture)]
    private static partial Regex Runtimes();
}
