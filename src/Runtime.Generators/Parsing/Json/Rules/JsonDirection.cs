namespace Lambda.Runtime.Generators.Parsing.Json.Rules;

/// <summary>Whether types are parsed for reading or for writing: a result need not be constructible.</summary>
internal enum JsonDirection
{
    Read,
    Write,
}
