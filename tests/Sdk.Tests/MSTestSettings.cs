// Two builds of one compiler at a time would get into each other's way.
[assembly: DoNotParallelize]
