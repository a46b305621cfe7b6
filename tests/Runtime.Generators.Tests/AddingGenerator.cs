using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Tests;

/// <summary>A source generator as users have them beside ours: it adds types, or members of partial types, that ours does not see.</summary>
#pragma warning disable RS1036, RS1041, RS1042 // It is used by tests alone, in no compiler.
internal sealed class AddingGenerator(string source) : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context) =>
        context.RegisterSourceOutput(context.CompilationProvider, (output, _) => output.AddSource("Added.g.cs", "#nullable enable\nusing Lambda.Runtime;\n" + source));
}
