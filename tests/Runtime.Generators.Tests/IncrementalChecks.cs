using System.Collections;
using System.Reflection;
using Lambda.Runtime.Generators;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Tests;

/// <summary>Checks that the steps of every run can be cached.</summary>
internal static class IncrementalChecks
{
    /// <summary>Every named step.</summary>
    public static readonly string[] Steps =
        [.. typeof(TrackingNames).GetFields(BindingFlags.Public | BindingFlags.Static).Select(static name => (string)name.GetRawConstantValue()!)];

    /// <summary>Runs once more after an edit in another file: no step that the sources depend on may have a new value.</summary>
    public static void AssertSecondRunIsCached(Generation generation)
    {
        Compilation edited = generation.Input.AddSyntaxTrees(Generation.Parse("internal static class Elsewhere;", "Elsewhere.cs"));
        GeneratorRunResult second = generation.Driver.RunGenerators(edited).GetRunResult().Results.Single();
        AssertUnchanged(second);
    }

    /// <summary>Asserts that no output of a named step changed, and that no source of the function was generated again.</summary>
    public static void AssertUnchanged(GeneratorRunResult run)
    {
        foreach (string step in Steps)
        {
            foreach (IncrementalStepRunReason reason in Reasons(run, step))
                Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, $"step {step} was {reason}");
        }

        Assert.All(SourceOutputs(run), static reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        Assert.Single(SourceOutputs(run));
    }

    public static IEnumerable<IncrementalStepRunReason> Reasons(GeneratorRunResult run, string step) =>
        run.TrackedSteps.TryGetValue(step, out var runs) ? runs.SelectMany(static r => r.Outputs).Select(static o => o.Reason) : [];

    /// <summary>The output with the sources of the function. The outputs with the intercepted calls and the diagnostics contain locations, and change with each edit.</summary>
    public static IEnumerable<IncrementalStepRunReason> SourceOutputs(GeneratorRunResult run) =>
        run.TrackedOutputSteps.Values.SelectMany(static runs => runs)
            .Where(static r => r.Inputs.Any(static input => input.Source.Name == TrackingNames.Function))
            .SelectMany(static r => r.Outputs)
            .Select(static o => o.Reason);

    /// <summary>Asserts that the values of the named steps contain no symbols or syntax, which would keep a whole compilation in memory and are never equal.</summary>
    public static void AssertModelsHoldNoSyntax(Generation generation)
    {
        foreach (string step in Steps)
        {
            foreach (IncrementalGeneratorRunStep run in generation.Result.TrackedSteps.TryGetValue(step, out var runs) ? runs : [])
            {
                foreach ((object value, _) in run.Outputs)
                    Walk(value, step, new HashSet<object>(ReferenceEqualityComparer.Instance));
            }
        }
    }

    private static void Walk(object? value, string path, HashSet<object> seen)
    {
        if (value is null or string || value.GetType().IsPrimitive || value.GetType().IsEnum || !seen.Add(value))
            return;

        Assert.False(
            value is ISymbol or SyntaxNode or SyntaxTree or SyntaxReference or Compilation or SemanticModel or Location or Diagnostic,
            $"{path} holds a {value.GetType().Name}");
        if (value is IEnumerable items and not string)
        {
            foreach (object? item in items)
                Walk(item, path + "[]", seen);
        }

        for (Type? type = value.GetType(); type is not null && type != typeof(object); type = type.BaseType)
        {
            foreach (FieldInfo field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                Walk(field.GetValue(value), $"{path}.{field.Name}", seen);
        }
    }
}
