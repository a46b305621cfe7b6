namespace Lambda.Runtime.CodeFixes.Tests;

/// <summary>Fixes of handlers and of their attributes.</summary>
public sealed class HandlerFixTests
{
    [Fact]
    public Task PrivateHandler_BecomesPublic() => FixTest.Verify(
        "LAMBDA002",
        """
        internal static class Functions
        {
            /// <summary>Greets.</summary>
            [LambdaHandler]
        -    private static string Hello(string name) => name; // kept
        +    public static string Hello(string name) => name; // kept
        }
        """,
        "Make 'Hello' public");

    [Fact]
    public Task HandlerWithoutModifier_BecomesPublic() => FixTest.Verify(
        "LAMBDA002",
        """
        internal static class Functions
        {
            [LambdaHandler]
        -    static string Hello(string name) => name;
        +    public static string Hello(string name) => name;
        }
        """);

    [Fact]
    public Task PrivateHandlerOfPublicClassWithInternalTypes_BecomesInternal() => FixTest.Verify(
        "LAMBDA002",
        """
        internal record Order(int Id);

        public static class Functions
        {
            [LambdaHandler]
        -    private static int Take(Order order) => order.Id;
        +    internal static int Take(Order order) => order.Id;
        }
        """,
        "Make 'Take' internal");

    [Fact]
    public Task HandlerOfPrivateClass_MakesTheClassInternal() => FixTest.Verify(
        "LAMBDA002",
        """
        public static class Outer
        {
        -    private static class Functions
        +    internal static class Functions
            {
                [LambdaHandler]
                public static int Take(int order) => order;
            }
        }
        """,
        "Make 'Functions' internal");

    [Fact]
    public Task HandlerOfFileLocalClass_MakesTheClassInternal() => FixTest.Verify(
        "LAMBDA002",
        """
        -file static class Functions
        +internal static class Functions
        {
            [LambdaHandler]
            public static int Take(int order) => order;
        }
        """);

    [Fact]
    public Task PrivateHandlerWithPrivateTypes_MakesTheTypesAccessibleToo() => FixTest.Verify(
        "LAMBDA002",
        """
        public static class Functions
        {
        -    private record Order(int Id);
        +    internal record Order(int Id);

            [LambdaHandler]
        -    private static int Take(Order[] orders) => orders.Length;
        +    internal static int Take(Order[] orders) => orders.Length;
        }
        """,
        "Make 'Take' and the types that it needs accessible");

    [Fact]
    public Task AsyncVoidHandler_ReturnsTask() => FixTest.Verify(
        "LAMBDA007",
        """
        +using System.Threading.Tasks;
        +
        public static class Functions
        {
            // Why it waits.
            [LambdaHandler]
        -    public static async void Run(int milliseconds) => await System.Threading.Tasks.Task.Delay(milliseconds);
        +    public static async Task Run(int milliseconds) => await System.Threading.Tasks.Task.Delay(milliseconds);
        }
        """,
        "Return Task");

    [Fact]
    public Task AsyncVoidHandlerWithUsing_ReturnsTask() => FixTest.Verify(
        "LAMBDA007",
        """
        using System.Threading.Tasks;

        public static class Functions
        {
            [LambdaHandler]
        -    public static async void Run(int milliseconds)
        +    public static async Task Run(int milliseconds)
            {
                await Task.Delay(milliseconds);
            }
        }
        """);

    [Fact]
    public Task ConditionalHandler_LosesTheAttribute() => FixTest.Verify(
        "LAMBDA008",
        """
        using System.Diagnostics;

        public static class Functions
        {
            /// <summary>Runs.</summary>
        -    [Conditional("DEBUG")]
            [LambdaHandler]
            public static void Run() { }
        }
        """,
        "Remove [Conditional]");

    [Fact]
    public Task EmptyName_IsRemoved() => FixTest.Verify(
        "LAMBDA010",
        """
        public static class Functions
        {
        -    [LambdaHandler("")]
        +    [LambdaHandler]
            public static void Run() { }
        }
        """,
        "Use the name of the method");

    [Fact]
    public Task EmptyNameBesideOtherSettings_IsRemoved() => FixTest.Verify(
        "LAMBDA010",
        """
        public static class Functions
        {
        -    [LambdaHandler(" ", Payload = Payload.Text)]
        +    [LambdaHandler(Payload = Payload.Text)]
            public static void Run() { }
        }
        """);

    [Fact]
    public Task NameWithWhiteSpace_GetsHyphens() => FixTest.Verify(
        "LAMBDA010",
        """
        public static class Functions
        {
        -    [LambdaHandler("take  the order")]
        +    [LambdaHandler("take-the-order")]
            public static void Run() { }
        }
        """,
        "Use the name \"take-the-order\"");

    [Fact]
    public Task SecondHandlerOfAName_IsNamedByItsType() => FixTest.Verify(
        "LAMBDA011",
        """
        public static class Orders
        {
            [LambdaHandler]
            public static void Run() { }
        }

        public static class Items
        {
        -    [LambdaHandler]
        +    [LambdaHandler("Items.Run")]
            public static void Run() { }
        }
        """,
        "Name it \"Items.Run\"");

    [Fact]
    public Task SecondHandlerOfAGivenName_IsNamedByItsType() => FixTest.Verify(
        "LAMBDA011",
        """
        public static class Functions
        {
            [LambdaHandler("run")]
            public static void Take() { }

        -    [LambdaHandler("run", Payload = Payload.Text)]
        +    [LambdaHandler("Functions.Send", Payload = Payload.Text)]
            public static void Send() { }
        }
        """);

    [Fact]
    public Task NegativeMargin_IsRemoved() => FixTest.Verify(
        "LAMBDA032",
        """
        using System.Threading;

        public static class Functions
        {
        -    [LambdaHandler(CancellationMarginMilliseconds = -1)]
        +    [LambdaHandler]
            public static void Run(CancellationToken cancellationToken) { }
        }
        """,
        "Remove CancellationMarginMilliseconds");

    [Fact]
    public Task UnusedMargin_GetsAToken() => FixTest.Verify(
        "LAMBDA033",
        """
        +using System.Threading;
        +
        public static class Functions
        {
            [LambdaHandler("run", CancellationMarginMilliseconds = 100)]
        -    public static void Run(string order) { }
        +    public static void Run(string order, CancellationToken cancellationToken) { }
        }
        """,
        "Add a CancellationToken");

    [Fact]
    public Task UnusedMargin_IsRemoved() => FixTest.Verify(
        "LAMBDA033",
        """
        public static class Functions
        {
        -    [LambdaHandler("run", CancellationMarginMilliseconds = 100)]
        +    [LambdaHandler("run")]
            public static void Run() { }
        }
        """,
        "Remove CancellationMarginMilliseconds");

    [Fact]
    public Task MiddlewareOfOtherMethod_IsRemoved() => FixTest.Verify(
        "LAMBDA038",
        """
        using System;

        public static class Functions
        {
            [LambdaHandler]
            public static void Run() => Other();

            /// <summary>Does the work.</summary>
        -    [MapException<FormatException>("BadFormat")]
            private static void Other() { }
        }
        """,
        "Remove [MapException<FormatException>]");

    [Fact]
    public Task MethodWithMiddleware_IsMarked() => FixTest.Verify(
        "LAMBDA038",
        """
        using System;

        public static class Functions
        {
        +    [LambdaHandler]
            [MapException<FormatException>("BadFormat")]
            public static void Run() { }
        }
        """,
        "Mark the method [LambdaHandler]");

    [Fact]
    public Task PartialHandler_ChangesInBothParts() => FixTest.Verify(
        "LAMBDA002",
        """
        internal static partial class Functions
        {
            [LambdaHandler]
        -    private static partial void Run(int order);
        +    public static partial void Run(int order);

        -    private static partial void Run(int order) { }
        +    public static partial void Run(int order) { }
        }
        """);

    [Fact]
    public async Task ProtectedOverride_HasNoFix() => Assert.Empty(await (await FixedProject.Create(
        "public abstract class B { protected abstract void Run(); } public class F : B { [LambdaHandler] protected override void Run() { } }")).Titles("LAMBDA002"));

    [Fact]
    public async Task OverloadedHandlers_HaveNoFix() => Assert.Empty(await (await FixedProject.Create(
        "public static class F { [LambdaHandler] public static void Run() { } [LambdaHandler] public static void Run(int order) { } }")).Titles("LAMBDA011"));

    [Fact]
    public async Task AbstractHandler_HasNoFix() => Assert.Empty(await (await FixedProject.Create(
        "public abstract class F { [LambdaHandler] public abstract void Run(); }")).Titles("LAMBDA008"));
}
