using Lambda.Runtime.Testing;

namespace Lambda.Runtime.Layer.Tests;

/// <summary>Handlers that are C# expressions.</summary>
public sealed class ExpressionTests(BuiltLayer layer)
{
    private const string Functions = """
        public static class Functions
        {
            public static int Made;

            public static Func<int, string> Make(int factor)
            {
                Made++;
                return i => $"{i * factor} {Made}";
            }

            public static string Twice(string s) => s + s;

            public static Func<int, int>? Nothing() => null;
        }
        """;

    [Theory]
    [InlineData("(string s)=>s.ToUpperInvariant()", "\"abc\"", "\"ABC\"")]
    [InlineData("Functions.Make(2)", "21", "\"42 1\"")]
    [InlineData("Functions.Twice", "\"ab\"", "\"abab\"")]
    [InlineData("async(int a)=>{await Task.Yield();return a/2;}", "8", "4")]
    [InlineData("(LambdaContext c)=>c.FunctionName", "{}", "\"function\"")]
    [InlineData("(int[] a)=>a[1..].Sum()", "[1,2,3]", "5")]
    public async Task Expression_IsEvaluatedOnce_AndCalledForEachEvent(string expression, string lambdaEvent, string expected)
    {
        using var files = new LayerFunction(layer, ("functions.cs", Functions));
        await using LambdaFunction function = await files.Start(expression);
        for (int i = 0; i < 2; i++)
        {
            InvocationOutcome outcome = await function.InvokeJsonAsync(lambdaEvent, TestContext.Current.CancellationToken);
            Assert.True(outcome.Error is null, outcome.Error?.Message);
            Assert.Equal(expected, outcome.Text);
        }
    }

    [Theory]
    [InlineData("1+1", "Runtime.InvalidHandler", "_HANDLER is \"1+1\", an expression of type int, which cannot be called.")]
    [InlineData("(string s)=>s.Foo()", "Runtime.CompilationError", "The function does not compile, with an error:\n_HANDLER(1,15): error CS1061: ")]
    [InlineData("(string s)=>", "Runtime.CompilationError", "The function does not compile, with an error:\n_HANDLER(1,13): error CS")]
    [InlineData("s=>s", "Runtime.CompilationError", "The function does not compile, with an error:\n_HANDLER(1,")]
    [InlineData("nope.Handle", "Runtime.HandlerNotFound", "_HANDLER is \"nope.Handle\". There is no such file in the task root")]
    [InlineData("(object[,] a)=>1", "Runtime.CompilationError", "The function does not compile, with an error:\n")]
    [InlineData("(string s)=>new{s}", "Runtime.InvalidHandler", "_HANDLER is \"(string s)=>new{s}\", an expression that takes or returns <anonymous type: string s>, which has no name. Expected a ")]
    [InlineData("(string s)=>new[]{new{s}}.ToList()", "Runtime.InvalidHandler", "_HANDLER is \"(string s)=>new[]{new{s}}.ToList()\", an expression that takes or returns ")]
    [InlineData("Functions.Nothing()", "InvalidOperationException", "The expression in _HANDLER is null, which cannot be called.")]
    public async Task ExpressionThatCannotBeCalled_IsInitError(string expression, string type, string message)
    {
        using var files = new LayerFunction(layer, ("functions.cs", Functions));
        (string foundType, string found) = await files.InitError(expression);
        Assert.StartsWith(message, found, StringComparison.Ordinal);
        Assert.Equal(type, foundType);
    }
}
