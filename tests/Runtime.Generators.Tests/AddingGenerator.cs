using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Tests;

/// <summary>Another source generator in the same project. It adds types, or members of partial types, that the generator under test does not see.</summary>
#pragma warning disable RS1036, RS1041, RS1042 // Only tests use it, and no compiler loads it.
internal sealed class AddingGenerator(string source) : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context) =>
        context.RegisterSourceOutput(context.CompilationProvider, (output, _) => output.AddSource("Added.g.cs", "#nullable enable\nusing Lambda.Runtime;\n" + source));
}
