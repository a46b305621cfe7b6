namespace Lambda.Runtime.Emulator.Filters;

/// <summary>The service that evaluates a pattern, which decides the operators that it may have.</summary>
/// <remarks>
/// Event source mappings lack <c>cidr</c>, <c>wildcard</c>, and <c>anything-but</c> of another operator:
/// https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html#filtering-syntax. The documentation has no table of Lambda for <c>prefix</c> and
/// <c>suffix</c> without case; EventBridge Pipes, which poll the same sources with the same syntax, support them:
/// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
/// </remarks>
internal enum PatternDialect
{
    /// <summary>A filter of an event source mapping.</summary>
    EventSourceMapping,

    /// <summary>A rule of an event bus.</summary>
    EventRule,
}
