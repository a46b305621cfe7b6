using System.Globalization;
using System.Text;

namespace Lambda.Runtime.Benchmarks.Functions.Http;

/// <summary>A function with a thousand routes: four for each of 250 resources, whose names have the same length, so that only their bytes tell them apart.</summary>
internal static class ThousandRoutes
{
    private const int Resources = 250;
    private const int EachMeasured = 10;

    /// <summary>The source of the function.</summary>
    public static string Source
    {
        get
        {
            var source = new StringBuilder("""
                using Lambda.Runtime;

                public sealed record Order(int Id, string Article, int Count);

                public static class Stock
                {
                    public static readonly Order First = new(42, "a-1", 3);
                }

                """);
            for (int i = 0; i < Resources; i++)
            {
                source.Append(CultureInfo.InvariantCulture, $$"""

                    public static class Resource{{i}}
                    {
                        [LambdaRoute("GET /{{Name(i)}}")]
                        public static Order List() => Stock.First;

                        [LambdaRoute("GET /{{Name(i)}}/{id}")]
                        public static Order Get(int id) => Stock.First;

                        [LambdaRoute("POST /{{Name(i)}}/{id}")]
                        public static Order Add(int id) => Stock.First;

                        [LambdaRoute("PUT /{{Name(i)}}/{id}")]
                        public static Order Change(int id) => Stock.First;
                    }

                    """);
            }

            return source.ToString();
        }
    }

    /// <summary>Requests to some of the resources.</summary>
    public static Event[] Events { get; } =
    [
        .. Enumerable.Range(0, Resources / EachMeasured).SelectMany(static i => Enumerable.Repeat(HttpEvents.HttpApi.WithPath($"/{Name(i * EachMeasured)}/42"), EachMeasured)),
    ];

    /// <summary>As long as <c>orders</c>.</summary>
    private static string Name(int resource) => string.Create(CultureInfo.InvariantCulture, $"art{resource:d3}");
}
