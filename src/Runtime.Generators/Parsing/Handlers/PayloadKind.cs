namespace Lambda.Runtime.Generators.Parsing.Handlers;

/// <summary>The values of the library's <c>Payload</c>.</summary>
internal enum PayloadKind
{
    Json,
    Text,
    Console,
}
