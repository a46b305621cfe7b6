namespace Lambda.Runtime.CodeFixes.Tests;

/// <summary>Fixes of the classes of handlers, middleware and exceptions.</summary>
public sealed class ClassFixTests
{
    [Fact]
    public Task PrivateConstructor_BecomesPublic() => FixTest.Verify(
        "LAMBDA003",
        """
        public sealed class Functions
        {
        -    private Functions() => Count = 1;
        +    public Functions() => Count = 1;

            private int Count { get; }

            [LambdaHandler]
            public int Run() => Count;
        }
        """,
        "Make the constructor of 'Functions' public");

    [Fact]
    public Task OneOfSeveralConstructors_IsMarked() => FixTest.Verify(
        "LAMBDA003",
        """
        +using Microsoft.Extensions.DependencyInjection;
        +
        public sealed class Functions
        {
            private readonly int _count;

        +    [ActivatorUtilitiesConstructor]
            public Functions()
                : this(1)
            {
            }

            // For tests.
            public Functions(int count) => _count = count;

            [LambdaHandler]
            public int Run() => _count;
        }
        """,
        "Mark Functions() [ActivatorUtilitiesConstructor]");

    [Fact]
    public Task MethodOfAbstractClass_BecomesStatic() => FixTest.Verify(
        "LAMBDA003",
        """
        public abstract class Functions
        {
            [LambdaHandler]
        -    public int Run(int count) => count + Added(count);
        +    public static int Run(int count) => count + Added(count);

            private static int Added(int count) => count;
        }
        """,
        "Make 'Run' static");

    [Fact]
    public Task PrivateMiddleware_BecomesInternal() => FixTest.Verify(
        "LAMBDA030",
        """
        using System;
        using System.Threading.Tasks;

        public static class Functions
        {
        -    private sealed class Measure : ILambdaMiddleware
        +    internal sealed class Measure : ILambdaMiddleware
            {
                public ValueTask InvokeAsync(Invocation invocation, InvocationDelegate next) => next(invocation);
            }

            [LambdaHandler]
            [LambdaMiddleware<Measure>]
            public static void Run() { }
        }
        """,
        "Make 'Measure' internal");

    [Fact]
    public Task PrivateException_BecomesInternal() => FixTest.Verify(
        "LAMBDA031",
        """
        using System;

        public static class Functions
        {
        -    private sealed class StockException : Exception;
        +    internal sealed class StockException : Exception;

            [LambdaHandler]
            [MapException<StockException>("OutOfStock")]
            public static void Run() { }
        }
        """,
        "Make 'StockException' internal");

    [Fact]
    public Task ExceptionThatIsMappedTwice_LosesTheSecondAttribute() => FixTest.Verify(
        "LAMBDA031",
        """
        using System;

        public static class Functions
        {
            [LambdaHandler]
            [MapException<FormatException>("BadFormat")]
        -    [MapException<FormatException>("BadText")]
            public static void Run() { }
        }
        """,
        "Remove [MapException<FormatException>]");

    [Fact]
    public Task EmptyErrorType_IsTheNameOfTheException() => FixTest.Verify(
        "LAMBDA031",
        """
        using System;

        public static class Functions
        {
            [LambdaHandler]
        -    [MapException<FormatException>("")]
        +    [MapException<FormatException>("Format")]
            public static void Run() { }
        }
        """,
        "Use the error type \"Format\"");

    [Fact]
    public Task ClassThatIsNoException_DerivesFromIt() => FixTest.Verify(
        "LAMBDA036",
        """
        +using System;
        +
        [LambdaErrorType("OutOfStock")]
        -public sealed class StockException
        +public sealed class StockException : Exception
        {
        }

        public static class Functions
        {
            [LambdaHandler]
            public static void Run() { }
        }
        """,
        "Derive 'StockException' from Exception");

    [Fact]
    public Task EmptyNameOfAnException_IsItsName() => FixTest.Verify(
        "LAMBDA036",
        """
        using System;

        -[LambdaErrorType("out of stock")]
        +[LambdaErrorType("OutOfStock")]
        public sealed class OutOfStockException : Exception;

        public static class Functions
        {
            [LambdaHandler]
            public static void Run() { }
        }
        """,
        "Use the error type \"OutOfStock\"");

    [Fact]
    public Task PrivateClassWithErrorType_BecomesInternal() => FixTest.Verify(
        "LAMBDA036",
        """
        using System;

        public static class Functions
        {
            [LambdaErrorType("OutOfStock")]
        -    private sealed class OutOfStockException : Exception;
        +    internal sealed class OutOfStockException : Exception;

            [LambdaHandler]
            public static void Run() { }
        }
        """,
        "Make 'OutOfStockException' internal");

    [Fact]
    public async Task MethodThatNeedsItsObject_IsNotMadeStatic() => Assert.Empty(await (await FixedProject.Create(
        "public abstract class F { private readonly int _count = 1; [LambdaHandler] public int Run() => _count; }")).Titles("LAMBDA003"));

    [Fact]
    public async Task RecordWithErrorType_HasNoFix() => Assert.Empty(await (await FixedProject.Create(
        "[LambdaErrorType(\"E\")] public record R; public static class F { [LambdaHandler] public static void Run() { } }")).Titles("LAMBDA036"));
}
