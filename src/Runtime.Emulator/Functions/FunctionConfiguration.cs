using Lambda.Runtime.Emulator.Extensions;
using Lambda.Runtime.Emulator.Gateways;
using Lambda.Runtime.Emulator.Invocations;

namespace Lambda.Runtime.Emulator.Functions;

/// <summary>The configuration of a function, in the service's terms and with the service's defaults.</summary>
internal sealed record FunctionConfiguration
{
    /// <summary>The value of <c>_HANDLER</c>.</summary>
    public string Handler { get; init; } = "bootstrap";

    public string FunctionName { get; init; } = "function";

    public string FunctionVersion { get; init; } = "$LATEST";

    /// <summary>The memory size that the function is told, in MB. It is not enforced.</summary>
    public int MemorySizeMB { get; init; } = 128;

    /// <summary>How many invocations one instance processes at the same time; <see langword="null"/> for one at a time, by the rules of on-demand functions.</summary>
    public int? MaxConcurrency { get; init; }

    /// <summary>With <see cref="MaxConcurrency"/>, whether a completion must have the invocation ID of its event.</summary>
    public bool RequireInvocationId { get; init; } = true;

    /// <summary>How long one invocation may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>How long the function may take from its start to its first <c>/next</c>.</summary>
    public TimeSpan InitTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The function's ARN; <see langword="null"/> to build it from <see cref="FunctionName"/>.</summary>
    public string? InvokedFunctionArn { get; init; }

    /// <summary>Environment variables in addition to the service's. They override the service's variables of the same name.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>Where the extensions get secrets, parameters and configurations from.</summary>
    public ExtensionSettings Extensions { get; init; } = ExtensionSettings.None;

    /// <summary>What a function URL or an HTTP API allows to pages of other origins; <see langword="null"/> for nothing.</summary>
    public GatewayCors? Cors { get; init; }

    /// <summary>The routes that an API has for the function; <see langword="null"/> for one that takes all requests.</summary>
    public ApiRoutes? Routes { get; init; }

    /// <summary>Whether the function has routes, by which it handles HTTP requests.</summary>
    public bool HasRoutes { get; init; }

    /// <summary>The clock for deadlines, timeouts, and durations.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>What to do with streamed responses, unless a request says otherwise.</summary>
    public StreamSink StreamSink { get; init; } = StreamSink.Default;

    /// <summary>How long a function may take to end before it is killed, in real time.</summary>
    public TimeSpan StopTimeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The ARN without an alias.</summary>
    public string Arn => InvokedFunctionArn ?? $"arn:aws:lambda:us-east-1:123456789012:function:{FunctionName}";
}
