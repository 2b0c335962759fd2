// A script that a stand-in's editor asks for by URL: counts how often it was loaded.
window.diaryLoads = (window.diaryLoads || 0) + 1;
