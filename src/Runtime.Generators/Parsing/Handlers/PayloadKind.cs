namespace Lambda.Runtime.Generators.Parsing.Handlers;

/// <summary>The library's <c>Payload</c>, as the attribute's argument has it.</summary>
internal enum PayloadKind
{
    Json,
    Text,
    Console,
}
